import type { ElementChange, ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'

export interface ElementAnswer {
  readonly page: PagePlace
  readonly element: ElementHistory
  readonly changes: {
    readonly items: readonly ElementChange[]
    readonly nextCursor: string | null
    readonly lookedAt: number
  }
  /** Whether these are the newest ones. */
  readonly isStart: boolean
}
