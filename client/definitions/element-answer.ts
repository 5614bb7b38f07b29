import type { ElementChange, ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'

export interface ElementLook {
  readonly cursor: string | null
  readonly versions: string | null
}

export interface ElementAnswer {
  readonly page: PagePlace
  readonly element: ElementHistory
  readonly changes: {
    readonly items: readonly ElementChange[]
    readonly nextCursor: string | null
    readonly lookedAt: number
  }
  /** [PR340] Where the process that adopted the newest version it stands in says why its words are there; null where none did. */
  readonly why: string | null
  /** How far back: in the revisions, in the versions; null where it begins with the newest. */
  readonly at: ElementLook
}
