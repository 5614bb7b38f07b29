import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { type Merged, mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'

/** Everything a merge needs, as it can be sent to another thread: the bytes of base, ours and theirs. */
export interface MergeTask {
  readonly texts: readonly [Uint8Array, Uint8Array, Uint8Array]
  readonly choices: readonly Choice[]
  readonly budget: number | undefined
}

const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** What the merge makes, packed, so that many can be kept. */
export function packedMerge({ texts, choices, budget }: MergeTask): Uint8Array {
  const [base, ours, theirs] = texts
  const merged = mergeDocuments(documentOf(base), documentOf(ours), documentOf(theirs), {
    choices,
    ...(budget !== undefined && { budget }),
  })
  return new Uint8Array(zstdCompressSync(JSON.stringify(merged), level))
}

export function readMerge(packed: Uint8Array): Merged {
  return JSON.parse(zstdDecompressSync(packed).toString()) as Merged
}

function documentOf(bytes: Uint8Array): DocumentJson {
  return JSON.parse(Buffer.from(bytes).toString()) as DocumentJson
}
