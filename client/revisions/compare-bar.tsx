import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import type { RevisionChoice, RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { ChangeSteps } from '../ui/change-steps.tsx'
import type { CompareLook } from '../ui/compare-look.ts'
import { CompareViews } from '../ui/compare-views.tsx'
import { inWords } from '../ui/dates.ts'
import { compareHref, shortName, type VersionLabels } from './names.ts'
import { summaryOf } from './summary-of.ts'

interface CompareBarProps {
  readonly slug: string
  readonly revisions: readonly RevisionChoice[]
  readonly from: RevisionRef
  readonly to: RevisionRef
  readonly labels: VersionLabels
  readonly look: CompareLook
  readonly comparison: Comparison
  /** It is a definition, with elements to look at one by one. */
  readonly elements: boolean
  /** Whoever looks may read the draft. */
  readonly drafts: boolean
}

/** Which two and how: a plain form and plain links, so that every comparison has its address. */
export function CompareBar(props: CompareBarProps) {
  const { slug, revisions, from, to, labels, look, comparison, elements, drafts } = props
  return (
    <div className="cmpbar">
      <form className="cmpbar__v cmpbar__v--long" action={`/wiki/${slug}/compare`}>
        <LookFields look={look} />
        <PickOne name="from" title="From" chosen={from} revisions={revisions} labels={labels} />
        <a
          className="fw-iconbtn fw-hide-m"
          href={compareHref(slug, to.number, from.number, { ...look, part: 1 })}
          aria-label="Swap the two"
        >
          <IconArrowsLeftRight className="i" aria-hidden="true" />
        </a>
        <PickOne name="to" title="To" chosen={to} revisions={revisions} labels={labels} drafts={drafts} />
        <button type="submit" className="fw-btn">
          Compare
        </button>
      </form>
      <div className="cmpbar__o">
        <ChangeSteps comparison={comparison} />
        <CompareViews
          look={look}
          hrefOf={other => compareHref(slug, from.number, to.number, other)}
          elements={elements}
        />
      </div>
    </div>
  )
}

/** What a form that picks other texts keeps of how they are looked at. */
export function LookFields({ look: { view, whole } }: { readonly look: CompareLook }) {
  return (
    <>
      <input type="hidden" name="view" value={view} />
      {whole ? <input type="hidden" name="unchanged" value="shown" /> : null}
    </>
  )
}

interface PickOneProps {
  readonly name: 'from' | 'to'
  readonly title: string
  /** None: the draft. */
  readonly chosen: RevisionChoice | null
  readonly revisions: readonly RevisionChoice[]
  readonly labels: VersionLabels
  readonly drafts?: boolean
}

export function PickOne({ name, title, chosen, revisions, labels, drafts = false }: PickOneProps) {
  return (
    <label>
      <span>{title}</span>
      <select className="fw-select" name={name} defaultValue={chosen?.number ?? 'draft'}>
        {drafts ? <option value="draft">Working draft, as it is now</option> : null}
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
function optionOf(revision: RevisionChoice, labels: VersionLabels): string {
  const dated = labels[revision.number] ? '' : `, ${inWords(revision.writtenOn)}`
  return `${shortName(revision, labels)}${dated}: ${summaryOf(revision)}`
}
