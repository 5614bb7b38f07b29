import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { CompareLook } from './compare-look.ts'

interface ComparePartsProps {
  readonly comparison: Comparison
  readonly look: CompareLook
  hrefOf(look: CompareLook): string
}

/** Which part of a long comparison this is, and the way to the ones before and after. */
export function CompareParts({ comparison: { part, rows }, look, hrefOf }: ComparePartsProps) {
  if (part.of === 1) return null
  const numbers = rows.flatMap(({ change }) => change ?? [])
  const [first, last] = [numbers[0], numbers.at(-1)]
  const to = (number: number, change: number | undefined) =>
    hrefOf({ ...look, part: number }) + (change === undefined ? '' : `#change-${change}`)
  return (
    <nav className="cmpparts" aria-label="Parts of the comparison">
      {part.number > 1 ? (
        <a href={to(part.number - 1, first && first - 1)} data-part="previous">
          Part before
        </a>
      ) : null}
      <span>
        Part {inFigures(part.number)} of {inFigures(part.of)}
        {first === undefined || last === undefined ? null : `: changes ${inFigures(first)} to ${inFigures(last)}`}
      </span>
      {part.number < part.of ? (
        <a href={to(part.number + 1, last === undefined ? undefined : last + 1)} data-part="next">
          Next part
        </a>
      ) : null}
    </nav>
  )
}
