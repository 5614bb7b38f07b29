import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { partsOf, type RowsWish } from '@fieldword/shared/diff/parts.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { ofJsonBytes } from '../platform/work/json-bytes.ts'
import { type PackedContent, unpack } from './packing.ts'

/** A stored text among the contents, or the bytes of one. */
export type SideOfTask = { readonly hash: string } | { readonly bytes: Uint8Array }

/** Everything a comparison needs, as it can be sent to another thread. */
export interface CompareTask {
  readonly before: SideOfTask
  readonly after: SideOfTask
  readonly contents: ReadonlyMap<string, PackedContent>
  readonly rows: RowsWish
}

export type Texts = readonly [before: Uint8Array, after: Uint8Array]

/** The bytes of both. Throws where one is damaged or not among the contents. */
export function textsOf({ before, after, contents }: CompareTask): Texts {
  const known = new Map<string, Buffer>()
  const bytesOf = (side: SideOfTask) => ('hash' in side ? unpack(side.hash, contents, known) : side.bytes)
  return [bytesOf(before), bytesOf(after)]
}

/** Bytes of both together that are left without what stands at the beginning of both and what stands at the end of both. */
export function bytesApart([before, after]: Texts): number {
  const most = Math.min(before.length, after.length)
  let first = 0
  while (first < most && before[first] === after[first]) first += 1
  const [ofBefore, ofAfter] = [before.length - 1, after.length - 1]
  let last = 0
  while (last < most - first && before[ofBefore - last] === after[ofAfter - last]) last += 1
  return before.length + after.length - 2 * (first + last)
}

/** The parts of a comparison, so that only the one that is asked for is read. */
export function comparedParts([before, after]: Texts, rows: CompareTask['rows']): Comparison[] {
  const compared = diffDocuments(ofJsonBytes<DocumentJson>(before), ofJsonBytes<DocumentJson>(after))
  return partsOf(compared, rows)
}
