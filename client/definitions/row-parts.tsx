import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import { compareHref, type DefinitionLook } from './version-href.ts'

interface RowPartsProps {
  readonly comparison: DefinitionComparison
  readonly look: DefinitionLook
}

/** Which part of a long comparison this is, and the way to the others; walking on by keys leads through them too. */
export function RowParts({ comparison: { pageSlug, from, to, part }, look }: RowPartsProps) {
  if (part.of === 1) return null
  const href = (number: number) => compareHref(pageSlug, { from: from.label, to: to.label, ...look, part: number })
  return (
    <nav className="cmpparts" aria-label="Parts of the comparison">
      {part.number > 1 ? (
        <a href={href(part.number - 1)} data-part="previous">
          Previous part
        </a>
      ) : null}
      <span>
        Part {part.number} of {part.of}
      </span>
      {part.number < part.of ? (
        <a href={href(part.number + 1)} data-part="next">
          Next part
        </a>
      ) : null}
    </nav>
  )
}
