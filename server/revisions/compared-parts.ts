import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { partsOf, type RowsWish } from '@fieldword/shared/diff/parts.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { jsonBytes } from '../platform/work/json-bytes.ts'
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

/** The parts of a comparison, so that only the one that is asked for is read. */
export function comparedParts({ before, after, contents, rows }: CompareTask): Uint8Array<ArrayBuffer>[] {
  const known = new Map<string, Buffer>()
  const documentOf = (side: SideOfTask): DocumentJson => {
    const bytes = 'hash' in side ? unpack(side.hash, contents, known) : side.bytes
    return JSON.parse(Buffer.from(bytes).toString()) as DocumentJson
  }
  const compared = diffDocuments(documentOf(before), documentOf(after))
  return partsOf(compared, rows).map(jsonBytes)
}
