import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import { CompareRows } from '../ui/compare-rows.tsx'
import { nameOf } from './compare-names.ts'

interface CompareAroundProps {
  readonly comparison: DefinitionComparison
  readonly view: 'side' | 'inline'
}

/** What changed in the text that stands around the elements. Its changes are numbered on from those of the elements. */
export function CompareAround({ comparison, view }: CompareAroundProps) {
  const { pageSlug, from, to, changes, around } = comparison
  if (!around) return null
  const before = changes - around.changes
  const rows = around.rows.map(row => ({ ...row, change: row.change === null ? null : row.change + before }))
  return (
    <>
      <h2 className="cmp__rest">Around the elements</h2>
      {around.changes === 0 ? <p className="cmp__equal">Nothing changed in the text around them.</p> : null}
      <CompareRows
        rows={rows}
        view={view}
        before={nameOf(from)}
        after={nameOf(to)}
        changes={changes}
        part={around.part}
      />
      {around.part.of > 1 ? (
        <p className="cmp__out">
          The text around them is long, and this is its first part.
          <a href={wholeHref(pageSlug, comparison)}>Compare the whole text</a>
        </p>
      ) : null}
    </>
  )
}

/** Where the last change of the page, or of this part of it, stands. */
export function lastAnchor({ rows, changes, around }: DefinitionComparison): string {
  const told = around?.rows.findLast(({ change }) => change !== null)
  if (around && told?.change) return `change-${changes - around.changes + told.change}`
  return rows.findLast(({ change }) => change !== null)?.anchor ?? 'change-1'
}

function wholeHref(slug: string, { from, to }: DefinitionComparison): string {
  const numberOf = ({ revision, version }: DefinitionComparison['from']) =>
    revision?.number ?? version?.revisionNumber ?? 'draft'
  return `/wiki/${slug}/compare?from=${numberOf(from)}&to=${numberOf(to)}`
}
