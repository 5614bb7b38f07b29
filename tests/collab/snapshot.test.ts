import { unpackSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { writeRows } from '@fieldword/server/collab/update-log-writing.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDraft } from './support/drafts.ts'
import { hostAlone } from './support/host.ts'
import { idOf } from './support/people.ts'

let test: TestPlatform
beforeAll(async () => {
  test = await createTestPlatform()
})
afterAll(() => test.close())

/** Another process: what it writes is on disk, and told to nobody here but by `hear`. */
class Elsewhere {
  readonly doc = new Y.Doc()
  readonly #draftId: string
  #updates: Uint8Array[] = []

  constructor(draftId: string) {
    this.#draftId = draftId
    this.doc.on('update', update => this.#updates.push(update))
  }

  /** One row for each letter; answers the last sequence number. */
  async write(letters: string): Promise<number> {
    const fragment = this.doc.getXmlFragment(fragmentName)
    if (fragment.length === 0) this.doc.transact(() => fragment.insert(0, [new Y.XmlText()]))
    const text = textIn(this.doc)
    for (const letter of letters) text.insert(text.length, letter)
    const rows = this.#updates.splice(0).map(bytes => {
      return { draftId: this.#draftId, userId: idOf('Ben'), bytes, clients: [] }
    })
    const range = (await writeRows(test.platform.database.sql, rows)).get(this.#draftId)
    if (!range || range === 'gone') throw new Error('nothing was written')
    return range.after
  }
}

const textIn = (doc: Y.Doc) => doc.getXmlFragment(fragmentName).get(0) as Y.XmlText

it('[COL3] a snapshot lacks no row that came in while it was taken', async () => {
  const { prisma } = test.platform.database
  const draftId = await aDraft(test.platform)
  const elsewhere = new Elsewhere(draftId)
  const before = await elsewhere.write('a'.repeat(4100))
  const { room, failures } = await hostAlone(test.platform, draftId)
  const last = await elsewhere.write('b')
  const read = new Promise(resolve => room.room.doc.once('update', resolve))
  room.hear(last)
  // The rows are asked for and not here yet: in that moment this process begins a write of its own.
  room.beforeWrite()
  await read
  room.written([], { before: last, after: last + 1 })
  room.beforeWrite()
  room.written([], { before: last + 1, after: last + 2 })
  const snapshot = await firstOf(() => prisma.draftSnapshot.findFirst({ where: { draftId }, orderBy: { seq: 'asc' } }))
  const packed = new Y.Doc()
  Y.applyUpdate(packed, (await unpackSnapshot(snapshot)).bytes)
  // The text itself is the first row.
  expect(textIn(packed).length).toBe(before)
  expect(failures).toEqual([])
  room.abandon()
})

async function firstOf<Found>(find: () => Promise<Found | null>): Promise<Found> {
  for (;;) {
    const found = await find()
    if (found) return found
    await new Promise(setImmediate)
  }
}
