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

export function comparedElements({ from, to, links }: CompareTask): Compared {
  const textOf = ({ label, document }: SideOfTask) => ({ label, elements: elementsOf(document) })
  return compareVersions(textOf(from), textOf(to), links)
}
