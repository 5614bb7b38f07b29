import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { IconGitCompare } from '@tabler/icons-react'
import { Day } from '../ui/day.tsx'
import { byDay } from './by-day.ts'
import { shortName, type VersionLabels } from './names.ts'
import { RevisionRow } from './revision-row.tsx'
import { RowMenu } from './row-menu.tsx'

interface HistoryListProps {
  readonly page: PagePlace
  readonly actor: Actor
  /** Newest first. */
  readonly revisions: readonly RevisionRef[]
  readonly labels: VersionLabels
  /** The number of the text that is read beside the list, and the address that puts another there; null where there is none to read. */
  readonly beside: number | null
  besideHref(revision: RevisionRef): string | null
}

/** Revisions by day, with two columns of radio buttons that pick a pair to compare: a plain form. */
export function HistoryList({ page, actor, revisions, labels, beside, besideHref }: HistoryListProps) {
  // [REV28] A text that nobody may read here cannot be compared either.
  const comparable = revisions.filter(revision => besideHref(revision) !== null)
  const [newest, second] = comparable
  const picked = { to: newest?.number, from: (second ?? newest)?.number }
  return (
    <form action={`/wiki/${page.slug}/compare`} data-name-pair="">
      {comparable.length > 1 ? (
        <p className="his__bar">
          <button type="submit" className="fw-btn fw-btn--primary">
            <IconGitCompare className="i" aria-hidden="true" />
            <span data-pair="">Compare the two picked</span>
          </button>
          <span className="fw-help">Pick an older text on the left and a newer one on the right.</span>
        </p>
      ) : null}
      {byDay(revisions, dayOf).map(({ day, items }) => (
        <section key={items[0]?.id} aria-label={day}>
          <h2 className="his__day">
            <Day at={day} />
          </h2>
          <ol className="revs" reversed>
            {items.map(revision => (
              <li key={revision.id}>
                {comparable.length > 1 ? (
                  <span className="revs__pick">
                    {comparable.includes(revision) ? (
                      <Pick revision={revision} labels={labels} picked={picked} />
                    ) : null}
                  </span>
                ) : null}
                <RevisionRow
                  slug={page.slug}
                  revision={revision}
                  label={labels[revision.number]}
                  timeless={revision.origin === 'import'}
                  ways={<ReadBeside number={revision.number} beside={beside} href={besideHref(revision)} />}
                  more={<RowMenu page={page} revision={revision} actor={actor} />}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </form>
  )
}

interface ReadBesideProps {
  readonly number: number
  readonly beside: number | null
  readonly href: string | null
}

function ReadBeside({ number, beside, href }: ReadBesideProps) {
  if (href === null) return null
  return (
    <a href={href} aria-current={beside === number ? 'true' : undefined} aria-label={`Read beside: r${number}`}>
      Read beside
    </a>
  )
}

interface PickProps {
  readonly revision: RevisionRef
  readonly labels: VersionLabels
  readonly picked: { readonly from: number | undefined; readonly to: number | undefined }
}

function Pick({ revision, labels, picked }: PickProps) {
  const name = shortName(revision, labels)
  return (['from', 'to'] as const).map(side => (
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
  ))
}

/** The day (UTC) it was written: of a text from elsewhere its own date, as precise as known. */
function dayOf({ origin, writtenOn, createdAt }: RevisionRef): string {
  return origin === 'import' ? writtenOn : createdAt.slice(0, 10)
}
