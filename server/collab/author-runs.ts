import type { AuthorRun } from '@fieldword/shared/collab/history-contract.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { tidyText } from '@fieldword/shared/document/parse.ts'
import * as Y from 'yjs'
import type { Authorship } from './authorship.ts'

/** [COL24] Who wrote the text of a document, over all of it in its order. Neighbours of one author are one run. */
export function authorRuns(doc: Y.Doc, authorship: Authorship): AuthorRun[] {
  const runs: { by: string | null; length: number }[] = []
  for (const text of textsIn(doc.getXmlFragment(fragmentName))) {
    for (const { client, clock, string } of stringsIn(text)) {
      for (const { from, to, by } of authorship.partsOf(client, clock, clock + string.length)) {
        // Counted as the document's text nodes are: without what no text node holds.
        const { length } = tidyText(string.slice(from - clock, to - clock))
        const last = runs.at(-1)
        if (last?.by === by) last.length += length
        else if (length > 0) runs.push({ by, length })
      }
    }
  }
  return runs
}

function* textsIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}

function* stringsIn(text: Y.XmlText): Generator<{ client: number; clock: number; string: string }> {
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    yield { ...item.id, string: item.content.str }
  }
}
