import { setImmediate } from 'node:timers/promises'
import type { Sql } from 'postgres'
import * as Y from 'yjs'
import { applyQuietly, updatesAtOnce } from './draft-document.ts'
import type { LoggedUpdate } from './pack.ts'
import { Turns } from './turns.ts'
import { readPages } from './update-log-pages.ts'
import { readSnapshot } from './update-log-snapshots.ts'

export interface Moment {
  readonly doc: Y.Doc
  /** The edit that made it what it is. */
  readonly edit: LoggedUpdate
}

/** However many look at histories, typing comes between: each of them takes some milliseconds at a time. */
const turns = new Turns(2)

/** [COL21] [COL23] The draft as it was after edit `seq`, which is there: from the nearest snapshot before it. */
export function seek(sql: Sql, draftId: string, seq: number): Promise<Moment> {
  return turns.take(() => seekNow(sql, draftId, seq))
}

async function seekNow(sql: Sql, draftId: string, seq: number): Promise<Moment> {
  const doc = new Y.Doc()
  const snapshot = await readSnapshot(sql, draftId, seq)
  if (snapshot) applyQuietly(doc, [snapshot.bytes], null)
  // The edit itself is read also where a snapshot holds it already: applied again it is no news.
  const after = Math.min(snapshot?.seq ?? 0, seq - 1)
  let edit: LoggedUpdate | undefined
  for await (const page of readPages(sql, draftId, { after, until: seq })) {
    for (let from = 0; from < page.length; from += updatesAtOnce) {
      const some = page.slice(from, from + updatesAtOnce)
      applyQuietly(
        doc,
        some.map(({ bytes }) => bytes),
        null,
      )
      edit = some.at(-1)
      await setImmediate()
    }
  }
  if (edit?.seq !== seq) throw new Error(`The log of draft ${draftId} lacks edit ${seq}`)
  return { doc, edit }
}
