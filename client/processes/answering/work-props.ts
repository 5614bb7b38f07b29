import type { Workbench, WorkFilter, WorkRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import type { AskedFilter } from '../../revisions/index.ts'
import type { Filled } from './work-sent.ts'

export interface WorkTableProps {
  readonly slug: string
  readonly bench: Workbench
  readonly asked: AskedFilter<WorkFilter>
  readonly rows: readonly WorkRow[]
  readonly edit: string | null
  readonly similar: readonly number[]
  readonly filled: Filled
  readonly picked: readonly string[]
  /** Whether whoever works on it hides words for their conduct. */
  readonly moderates: boolean
}
