import type { Database } from '../platform/database/prisma.ts'
import { LogConnection } from './log-connection.ts'
import { readAfter, readOwners, readStored, type StoredDraft } from './update-log-reading.ts'
import { type StoredUpdate, writeSnapshot } from './update-log-snapshots.ts'
import { type LogRow, type Range, writeRows } from './update-log-writing.ts'

/** Where the logs of drafts are kept: what a room and its writer ask of the database, and nothing more. */
export interface LogStore {
  /**
   * [COL2] Writes rows of many drafts in one commit. Answers the sequence numbers each draft's rows were given, `gone` for a
   * draft that is no more, and nothing for a draft that could not be written without waiting. Throws when nothing was
   * written, or when that is not known, which it does not wait for longer than some seconds.
   */
  write(rows: readonly LogRow[]): Promise<Map<string, Range | 'gone'>>
  /** [COL3] The newest snapshot of a draft and what came after it. */
  read(draftId: string): Promise<StoredDraft>
  /** Updates after `seq`, in order. Never one without those before it. */
  readAfter(draftId: string, seq: number): Promise<StoredUpdate[]>
  /** Accounts by client id, null for the server: of the whole draft, or of those asked for. */
  owners(draftId: string, clients?: readonly number[]): Promise<Map<number, string | null>>
  writeSnapshot(draftId: string, snapshot: StoredUpdate): Promise<void>
}

/** Milliseconds that a write and a read may take, at first and at most. */
const writing = { patience: 5000, mostPatience: 60_000 }
const reading = { patience: 20_000, mostPatience: 120_000 }

/** One connection writes, which is one write at a time; a few read. */
export function postgresLogStore(database: Database): LogStore {
  const writer = new LogConnection({ database, width: 1, ...writing })
  const reader = new LogConnection({ database, width: 3, ...reading })
  return {
    write: rows => writer.ask(sql => writeRows(sql, rows)),
    read: draftId => reader.ask(sql => readStored(sql, draftId)),
    readAfter: (draftId, seq) => reader.ask(sql => readAfter(sql, draftId, seq)),
    owners: (draftId, clients) => reader.ask(sql => readOwners(sql, draftId, clients)),
    writeSnapshot: (draftId, snapshot) => reader.ask(sql => writeSnapshot(sql, draftId, snapshot)),
  }
}
