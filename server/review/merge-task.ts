import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { type Merged, mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { ofJsonBytes } from '../platform/work/json-bytes.ts'

/** Everything a merge needs, as it can be sent to another thread: the bytes of base, ours and theirs. */
export interface MergeTask {
  readonly texts: readonly [Uint8Array, Uint8Array, Uint8Array]
  readonly choices: readonly Choice[]
  readonly budget: number | undefined
}

export function mergedOf({ texts, choices, budget }: MergeTask): Merged {
  const [base, ours, theirs] = texts
  return mergeDocuments(ofJsonBytes(base), ofJsonBytes(ours), ofJsonBytes(theirs), {
    choices,
    ...(budget !== undefined && { budget }),
  })
}
