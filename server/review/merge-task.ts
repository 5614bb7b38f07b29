import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { jsonBytes, ofJsonBytes } from '../platform/work/json-bytes.ts'

/** Everything a merge needs, as it can be sent to another thread: the bytes of base, ours and theirs. */
export interface MergeTask {
  readonly texts: readonly [Uint8Array, Uint8Array, Uint8Array]
  readonly choices: readonly Choice[]
  readonly budget: number | undefined
}

/** What the merge makes. */
export function mergedBytes({ texts, choices, budget }: MergeTask): Uint8Array<ArrayBuffer> {
  const [base, ours, theirs] = texts
  const merged = mergeDocuments(documentOf(base), documentOf(ours), documentOf(theirs), {
    choices,
    ...(budget !== undefined && { budget }),
  })
  return jsonBytes(merged)
}

function documentOf(bytes: Uint8Array): DocumentJson {
  return ofJsonBytes(bytes)
}
