import { packOldest } from '@fieldword/server/collab/update-log-packing.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { writeRows } from '@fieldword/server/collab/update-log-writing.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import * as Y from 'yjs'
import { idOf } from './people.ts'

const rowsAtOnce = 2000

/** A log that nobody's room is open for, written as a room elsewhere would, one row for each edit. */
export class LongLog {
  readonly doc = new Y.Doc()
  readonly #platform: Platform
  readonly #draftId: string
  #updates: Uint8Array[] = []

  constructor(platform: Platform, draftId: string) {
    this.#platform = platform
    this.#draftId = draftId
    this.doc.on('update', update => this.#updates.push(update))
  }

  get text(): Y.XmlText {
    const fragment = this.doc.getXmlFragment(fragmentName)
    const block = fragment.get(0)
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    if (text instanceof Y.XmlText) return text
    this.doc.transact(() => {
      const made = new Y.XmlElement('paragraph')
      made.insert(0, [new Y.XmlText()])
      fragment.insert(0, [made])
    })
    return this.text
  }

  /** So many letters, typed one by one at the end. */
  type(letters: number): void {
    const { text } = this
    for (let typed = 0; typed < letters; typed += 1) text.insert(text.length, 'abcdefghij '.charAt(typed % 11))
  }

  /** Writes what was done since; answers the last sequence number. */
  async write(name: string): Promise<number> {
    let last = 0
    const updates = this.#updates.splice(0)
    for (let from = 0; from < updates.length; from += rowsAtOnce) {
      const rows = updates.slice(from, from + rowsAtOnce).map((bytes, index) => {
        const clients = from + index === 0 ? [this.doc.clientID] : []
        return { draftId: this.#draftId, userId: idOf(name), bytes, clients }
      })
      const range = (await writeRows(this.#platform.database.sql, rows)).get(this.#draftId)
      if (!range || range === 'gone') throw new Error('Nothing was written')
      last = range.after
    }
    return last
  }

  async snapshot(seq: number): Promise<void> {
    const bytes = Y.encodeStateAsUpdate(this.doc)
    await writeSnapshot(this.#platform.database.sql, this.#draftId, { seq, bytes })
  }
}

/** Packs everything that a snapshot covers; answers how many rows. */
export async function packAll(platform: Platform, draftId: string): Promise<number> {
  let packed = 0
  for (;;) {
    const moved = await packOldest(platform.database.sql, draftId, 1)
    if (moved === 0) return packed
    packed += moved
  }
}
