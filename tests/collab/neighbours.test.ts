import { putBackAsTyped } from '@fieldword/client/editor/put-back.ts'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { areCrossed } from '@fieldword/server/collab/neighbours.ts'
import { readRanges } from '@fieldword/server/collab/update-content.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { failedSeeds } from './failed-seeds.ts'
import { editSomewhere, firstText } from './support/edits.ts'
import { chanceOf, seeds } from './support/random.ts'
import { aStart } from './support/simulation.ts'

putBackAsTyped()

describe('between which neighbours people type', () => {
  it.each(seeds(...failedSeeds.neighbours))(
    '[COL60] stand so, also where they undo and do again what others took apart: seed %d',
    seed => {
      const chance = chanceOf(seed)
      const server = new Y.Doc()
      Y.applyUpdate(server, aStart())
      const writers = [11, 12, 13].map(client => aWriter(client, server))
      for (let step = 0; step < 400; step += 1) {
        const writer = chance.one(writers)
        const act = chance.below(10)
        if (act < 6 && firstText(writer.doc)) editSomewhere(writer.doc, chance)
        else if (act === 6) chance.one([() => writer.undone.undo(), () => writer.undone.redo()])()
        else if (act === 7) takeAway(writer.doc)
        else if (act === 8) writer.send()
        else Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(writer.doc)))
      }
      for (const writer of writers) writer.send()
      for (const { doc } of writers) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)))
      expect(writers.flatMap(({ refused }) => refused)).toEqual([])
      const all = [server, docOf([Y.encodeStateAsUpdate(server)]), ...writers.map(({ doc }) => doc)]
      expect(new Set(all.map(doc => doc.getXmlFragment(fragmentName).toString())).size).toBe(1)
    },
  )
})

/** The first block, which holds what most was typed in. */
function takeAway(doc: Y.Doc): void {
  const fragment = doc.getXmlFragment(fragmentName)
  if (fragment.length > 1) fragment.delete(0, 1)
}

function aWriter(client: number, server: Y.Doc) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  doc.clientID = client
  const undone = new Y.UndoManager(doc.getXmlFragment(fragmentName), { captureTimeout: 0 })
  const made: Uint8Array[] = []
  doc.on('update', (update, _origin, _doc, { local }) => {
    if (local) made.push(update)
  })
  const refused: Uint8Array[] = []
  const send = () => {
    for (const update of made.splice(0)) {
      Y.applyUpdate(server, update)
      const ranges = readRanges(update)
      if (areCrossed(server, ranges) || areCrossed(server, ranges, 0)) refused.push(update)
    }
  }
  return { doc, undone, refused, send }
}
