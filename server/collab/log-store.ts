import type { Sql } from 'postgres'
import {
  readAfter,
  readOwners,
  readStored,
  type StoredDraft,
  type StoredUpdate,
  writeSnapshot,
} from './update-log-reading.ts'
import { type LogRow, type Range, writeRows } from './update-log-writing.ts'

/** Where the logs of drafts are kept: what a room and its writer ask of the database, and nothing more. */
export interface LogStore {
  /**
   * [COL2] Writes rows of many drafts in one commit. Answers the sequence numbers each draft's rows were given, `gone` for a
   * draft that is no more, and nothing for a draft that could not be written without waiting. Throws when nothing was
   * written, or when that is not known.
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

export function postgresLogStore(sql: Sql): LogStore {
  return {
    write: rows => writeRows(sql, rows),
    read: draftId => readStored(sql, draftId),
    readAfter: (draftId, seq) => readAfter(sql, draftId, seq),
    owners: (draftId, clients) => readOwners(sql, draftId, clients),
    writeSnapshot: (draftId, snapshot) => writeSnapshot(sql, draftId, snapshot),
  }
}
