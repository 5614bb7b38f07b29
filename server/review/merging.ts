import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { type Merged, mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'

export interface ToMerge {
  readonly base: DocumentJson
  readonly ours: DocumentJson
  readonly theirs: DocumentJson
}

/** As it is shown: choices that fit nothing any more are let go. */
export function mergeOf({ base, ours, theirs }: ToMerge, choices: readonly Choice[], budget?: number): Merged {
  return mergeDocuments(base, ours, theirs, { choices, ...(budget !== undefined && { budget }) })
}

/** [RV23] As it is proposed: with a decision on every conflict. Refuses with `conflicts-left` or `merge-moved-on`. */
export function settledMerge(three: ToMerge, choices: readonly Choice[]): DocumentJson {
  const { document, conflicts, unfit } = mergeOf(three, choices)
  if (unfit.length > 0) refuseWith('merge-moved-on', { unfit })
  const decided = new Set(choices.map(({ conflict }) => conflict))
  const left = conflicts.filter(({ id }) => !decided.has(id)).map(({ id }) => id)
  if (left.length > 0) refuseWith('conflicts-left', { conflicts: left })
  // Two texts within the bounds of a document can make one beyond them.
  return orThrow(parseDocument(document))
}

/** Characters that somebody wrote to settle conflicts. */
export function ownCharacters(choices: readonly Choice[]): number {
  return choices.reduce((sum, { words = '' }) => sum + sizeOf(textOnly(words)).characters, 0)
}

function textOnly(words: string): DocumentJson {
  const text = { type: 'text', text: words }
  return { type: 'doc', content: words === '' ? [] : [{ type: 'paragraph', content: [text] }] }
}
