import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import type { CompareLook } from './compare-look.ts'
import { CompareParts } from './compare-parts.tsx'
import { CompareRow } from './compare-row.tsx'
import { CompareRows } from './compare-rows.tsx'

interface ComparedTextProps {
  readonly comparison: Comparison
  readonly look: CompareLook
  /** What the two sides are called, and what is said beside. */
  readonly before: string
  readonly after: string
  readonly beforeSaid: string
  readonly afterSaid: string
  hrefOf(look: CompareLook): string
}

/** Two texts compared, as they are looked at. */
export function ComparedText(props: ComparedTextProps) {
  const { comparison, look, before, after, beforeSaid, afterSaid, hrefOf } = props
  const names = { before, after }
  return (
    <>
      <section className="cmp" aria-label="Text compared">
        <p className="cmp__head">
          <span>
            <b>{before}</b> {beforeSaid}
          </span>
          <span>
            <b>{after}</b> {afterSaid}
          </span>
        </p>
        {comparison.changes === 0 && !look.whole ? <p className="cmp__equal">Both texts are the same.</p> : null}
        {look.view === 'elements' ? (
          <Elements comparison={comparison} names={names} />
        ) : (
          <CompareRows
            rows={comparison.rows}
            view={look.view}
            changes={comparison.changes}
            unfolded={look.whole}
            part={comparison.part}
            wholeHref={hrefOf({ ...look, whole: true, part: 1 })}
            {...names}
          />
        )}
      </section>
      <CompareParts comparison={comparison} look={look} hrefOf={hrefOf} />
    </>
  )
}

interface ElementsProps {
  readonly comparison: Comparison
  readonly names: { readonly before: string; readonly after: string }
}

/** Each element on its own, in its present order; those that are gone where they stood. Then what changed around them. */
function Elements({ comparison: { rows, changes }, names }: ElementsProps) {
  const sides = { view: 'side' as const, changes, ...names }
  const [elements, others] = [true, false].map(wanted =>
    rows.filter(row => (row.block === 'definitionElement') === wanted),
  )
  return (
    <>
      {elements?.map(row => (
        <CompareRow key={row.index} row={row} {...sides} numbered />
      ))}
      {others && others.length > 0 ? (
        <>
          <h2 className="cmp__rest">Beside the elements</h2>
          {others.map(row => (
            <CompareRow key={row.index} row={row} {...sides} numbered={false} />
          ))}
        </>
      ) : null}
    </>
  )
}
