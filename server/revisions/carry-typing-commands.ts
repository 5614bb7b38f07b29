import { attribute } from '@fieldword/shared/blame/attribute.ts'
import { flowOf } from '@fieldword/shared/blame/flow.ts'
import { Vocabulary } from '@fieldword/shared/blame/vocabulary.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { keepTyping } from './authorship-commands.ts'
import { readTyping } from './authorship-queries.ts'

interface Carried {
  readonly from: { readonly id: string; readonly document: DocumentJson }
  readonly to: { readonly id: string; readonly document: DocumentJson }
  /** Who wrote what is new; null where nobody did. */
  readonly by: string | null
}

/** [RV24] [WHO7] A text that goes on from another, on top of a third: its words are of who typed them there. */
export async function carryTyping(tx: Tx, { from, to, by }: Carried): Promise<void> {
  const typed = (await readTyping(tx, [from.id])).get(from.id)
  if (!typed) return
  const vocabulary = new Vocabulary()
  const before = {
    flow: flowOf(from.document, vocabulary),
    runs: typed.map(run => ({ ...run, revision: 0 })),
  }
  const after = { flow: flowOf(to.document, vocabulary), revision: 1, typed: null }
  const { runs } = attribute(after, before, { passages: [], same: null })
  await keepTyping(
    tx,
    to.id,
    runs.map(run => ({ by: run.revision === 0 ? run.by : by, length: run.length })),
  )
}
