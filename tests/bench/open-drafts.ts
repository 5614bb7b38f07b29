import { once } from 'node:events'
import { OwnPostgres } from '../collab/support/own-postgres.ts'
import { type Subject, startFieldword } from './co-editing-servers.ts'
import type { Typist } from './typist.ts'

interface Held {
  /** Rooms that are open. */
  readonly open: number
  /** Bytes. */
  readonly heap: number
  readonly resident: number
}

const drafts = 1000
const inOneRoom = 500

/** [COL18] What an open draft and a connection hold in memory, and that it comes back. */
export async function measureOpenDrafts(): Promise<void> {
  const postgres = await OwnPostgres.create()
  try {
    const subject = await startFieldword({ databaseUrl: postgres.url, documents: drafts + 1 })
    await hold(subject, [0])
    const empty = await held(subject)
    const each = await open(
      subject,
      Array.from({ length: drafts }, (_, number) => number),
    )
    const full = await held(subject)
    const perDraft = (full.heap - empty.heap) / drafts / 1024
    console.log(
      `open drafts: ${full.open} with a connection each, ${perDraft.toFixed(1)} kB of heap for both, ${megabytes(full.resident)} MB resident (${megabytes(empty.resident)} before)`,
    )
    await leave(subject, each)
    const crowd = await open(subject, Array<number>(inOneRoom).fill(drafts))
    const busy = await held(subject)
    const perConnection = (busy.heap - empty.heap) / inOneRoom / 1024
    console.log(`  ${inOneRoom} connections in one draft: ${perConnection.toFixed(1)} kB of heap for each`)
    await leave(subject, crowd)
    const left = await held(subject)
    console.log(
      `  when all have left: ${left.open} open, heap ${megabytes(left.heap)} MB (${megabytes(empty.heap)} before)`,
    )
    await subject.stop()
  } finally {
    await postgres.destroy()
  }
}

/** Opens and closes, so that what is loaded once is loaded. */
async function hold(subject: Subject, documents: readonly number[]): Promise<void> {
  await leave(subject, await open(subject, documents))
}

async function open(subject: Subject, documents: readonly number[]): Promise<Typist[]> {
  const typists: Typist[] = []
  for (const document of documents) {
    const typist = subject.open(document)
    typists.push(typist)
    if (typists.length % 20 === 0) await typist.ready
  }
  await Promise.all(typists.map(typist => typist.ready))
  return typists
}

async function leave(subject: Subject, typists: readonly Typist[]): Promise<void> {
  for (const typist of typists) typist.leave()
  while ((await held(subject)).open > 0);
}

async function held({ child }: Subject): Promise<Held> {
  const answer = once(child, 'message')
  child.send('held')
  const [memory] = (await answer) as [Held]
  return memory
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0)
}
