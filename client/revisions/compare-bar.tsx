import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { ChangeSteps } from '../ui/change-steps.tsx'
import type { CompareView } from '../ui/compare-rows.tsx'
import { inWords } from '../ui/dates.ts'
import { compareHref, shortName, type VersionLabels } from './names.ts'

interface CompareBarProps {
  readonly slug: string
  readonly revisions: readonly RevisionRef[]
  readonly from: RevisionRef
  readonly to: RevisionRef
  readonly labels: VersionLabels
  readonly view: CompareView
  readonly changes: number
}

/** Which two and how: a plain form and plain links, so that every comparison has its address. */
export function CompareBar({ slug, revisions, from, to, labels, view, changes }: CompareBarProps) {
  return (
    <div className="cmpbar">
      <form className="cmpbar__v cmpbar__v--long" action={`/wiki/${slug}/compare`}>
        <input type="hidden" name="view" value={view} />
        <PickOne name="from" title="From" chosen={from} revisions={revisions} labels={labels} />
        <a
          className="fw-iconbtn fw-hide-m"
          href={compareHref(slug, to.number, from.number, view)}
          aria-label="Swap the two"
        >
          <IconArrowsLeftRight className="i" aria-hidden="true" />
        </a>
        <PickOne name="to" title="To" chosen={to} revisions={revisions} labels={labels} />
        <button type="submit" className="fw-btn">
          Compare
        </button>
      </form>
      <div className="cmpbar__o">
        <ChangeSteps changes={changes} />
        <nav aria-label="View">
          <div className="fw-seg">
            <a
              href={compareHref(slug, from.number, to.number, 'side')}
              aria-current={view === 'side' ? 'page' : undefined}
            >
              <span className="fw-hide-m">Side by side</span>
              <span className="cmp-m">Stacked</span>
            </a>
            <a
              href={compareHref(slug, from.number, to.number, 'inline')}
              aria-current={view === 'inline' ? 'page' : undefined}
            >
              Inline
            </a>
          </div>
        </nav>
      </div>
    </div>
  )
}

interface PickOneProps {
  readonly name: 'from' | 'to'
  readonly title: string
  readonly chosen: RevisionRef
  readonly revisions: readonly RevisionRef[]
  readonly labels: VersionLabels
}

function PickOne({ name, title, chosen, revisions, labels }: PickOneProps) {
  return (
    <label>
      <span>{title}</span>
      <select className="fw-select" name={name} defaultValue={chosen.number}>
        {revisions.map(revision => (
          <option key={revision.id} value={revision.number}>
            {optionOf(revision, labels)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** "2011: The working definition", "r3, 18 November 2026: Shorten element 7". */
function optionOf(revision: RevisionRef, labels: VersionLabels): string {
  const dated = labels[revision.number] ? '' : `, ${inWords(revision.writtenOn)}`
  return `${shortName(revision, labels)}${dated}: ${revision.summary}`
}
