import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'

interface ChangePlaceProps {
  readonly row: ComparisonRow
  /** How many there are in all. */
  readonly changes: number
}

/** Which change this is, and the address that leads to it. */
export function ChangePlace({ row: { change }, changes }: ChangePlaceProps) {
  return (
    <a className="cmp__at" href={`#change-${change}`} aria-label={`Change ${change} of ${changes}: link to it`}>
      {change} of {inFigures(changes)}
    </a>
  )
}
