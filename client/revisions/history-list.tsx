import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { IconGitCompare, IconTag } from '@tabler/icons-react'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { Authors } from './authors.tsx'
import { kindInWords } from './change-kinds.ts'
import { Delta } from './delta.tsx'
import { hrefOf, shortName, type VersionLabels } from './names.ts'
import { summaryOf } from './summary-of.ts'
import { Tags } from './tags.tsx'

interface HistoryListProps {
  readonly slug: string
  /** Newest first. */
  readonly revisions: readonly RevisionRef[]
  readonly labels: VersionLabels
}

/** Revisions by day, with two columns of radio buttons that pick a pair to compare: a plain form. */
export function HistoryList({ slug, revisions, labels }: HistoryListProps) {
  const [newest, second] = revisions
  const picked = { to: newest?.number, from: (second ?? newest)?.number }
  return (
    <form action={`/wiki/${slug}/compare`} data-name-pair="">
      {revisions.length > 1 ? (
        <p className="his__bar">
          <button type="submit" className="fw-btn fw-btn--primary">
            <IconGitCompare className="i" aria-hidden="true" />
            <span data-pair="">Compare the two picked</span>
          </button>
          <span className="fw-help">Pick an older text on the left and a newer one on the right.</span>
        </p>
      ) : null}
      {daysOf(revisions).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="his__day">
            <Day at={day} />
          </h2>
          <ol className="revs" reversed>
            {ofDay.map(revision => (
              <li key={revision.id}>
                {revisions.length > 1 ? <Pick revision={revision} labels={labels} picked={picked} /> : null}
                <Row slug={slug} revision={revision} labels={labels} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </form>
  )
}

interface PickProps {
  readonly revision: RevisionRef
  readonly labels: VersionLabels
  readonly picked: { readonly from: number | undefined; readonly to: number | undefined }
}

function Pick({ revision, labels, picked }: PickProps) {
  const name = shortName(revision, labels)
  return (
    <span className="revs__pick">
      {(['from', 'to'] as const).map(side => (
        <input
          key={side}
          className="fw-radio"
          type="radio"
          name={side}
          value={revision.number}
          data-name={name}
          aria-label={`Compare ${side} ${name}`}
          defaultChecked={picked[side] === revision.number}
        />
      ))}
    </span>
  )
}

function Row({
  slug,
  revision,
  labels,
}: {
  readonly slug: string
  readonly revision: RevisionRef
  readonly labels: VersionLabels
}) {
  const label = labels[revision.number]
  return (
    <>
      <div>
        <p className="revs__t">
          <a href={hrefOf(slug, revision.number)}>{summaryOf(revision)}</a>
        </p>
        <p className="revs__m">
          <span className="fw-num">r{revision.number}</span>
          <Authors revision={revision} />
          <time dateTime={revision.createdAt}>{revision.createdAt.slice(11, 16)}</time>
          <span>{kindInWords(revision)}</span>
          <Tags revision={revision} />
          <Delta characters={revision.delta} />
        </p>
      </div>
      <p className="revs__s">
        {label ? (
          <span className="fw-badge" data-s="accent">
            <IconTag className="i" aria-hidden="true" />
            Version {label}
          </span>
        ) : null}
        {revision.current ? <Badge state="current" /> : null}
        <Badge state={revision.state} />
      </p>
    </>
  )
}

/** By the day (UTC) each came into this wiki, in the order they have. */
function daysOf(revisions: readonly RevisionRef[]): [string, RevisionRef[]][] {
  const days = new Map<string, RevisionRef[]>()
  for (const revision of revisions) {
    const day = revision.createdAt.slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), revision])
  }
  return [...days]
}
