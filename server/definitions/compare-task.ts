import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type Compared, compareVersions } from '@fieldword/shared/definitions/compare.ts'
import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import type { LineageLink } from '@fieldword/shared/definitions/lineage.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/** One side of a comparison: its text, and what sentences call it. */
interface SideOfTask {
  readonly label: string
  readonly document: DocumentJson
}

/** Everything a comparison by element needs, as it can be sent to another thread. */
export interface CompareTask {
  readonly from: SideOfTask
  readonly to: SideOfTask
  readonly links: readonly LineageLink[]
}

const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** The comparison, packed, so that many can be kept. */
export function packedComparison({ from, to, links }: CompareTask): Uint8Array {
  const textOf = ({ label, document }: SideOfTask) => ({ label, elements: elementsOf(document) })
  const compared = compareVersions(textOf(from), textOf(to), links)
  return new Uint8Array(zstdCompressSync(JSON.stringify(compared), level))
}

export function readComparison(packed: Uint8Array): Compared {
  return JSON.parse(zstdDecompressSync(packed).toString()) as Compared
}
