import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Delta, kindInWords, summaryOf } from '../revisions/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { AgeBar } from './age-bar.tsx'
import type { QueueFilter } from './filters.ts'
import { hintsOf } from './hints.ts'

interface QueueTableProps {
  readonly reviews: readonly ReviewRef[]
  readonly filter: QueueFilter
  readonly now: string
}

/** Reviews as dense rows. Each row's link is what the keys j and k walk along. */
export function QueueTable({ reviews, filter, now }: QueueTableProps) {
  return (
    <div className="twrap">
      <table className="fw-table q" data-rows="">
        <caption className="fw-vh">{filter.name}</caption>
        <thead>
          <tr>
            <th scope="col">Page</th>
            <th scope="col">Summary</th>
            <th scope="col">By</th>
            <th scope="col">{filter.id === 'open' || filter.id === 'mine' ? 'Age' : 'Proposed'}</th>
            <th scope="col" className="r">
              Size
            </th>
            <th scope="col">Kind</th>
            <th scope="col">Look out for</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map(review => (
            <Row key={review.id} review={review} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ review, now }: { readonly review: ReviewRef; readonly now: string }) {
  const { page, revision, openedBy } = review
  const hints = hintsOf(review)
  return (
    <tr>
      <th scope="row">
        <a href={`/review/${review.id}`}>{page.title}</a>
        <small>
          {page.kind === 'definition' ? 'Definition' : 'Article'}, <span className="fw-num">r{revision.number}</span>
        </small>
      </th>
      <td className="q__s">{summaryOf(revision)}</td>
      <td>
        <span className="fw-who">
          {openedBy ? <Avatar person={openedBy} small /> : null}
          {openedBy?.name ?? 'Hidden'}
        </span>
      </td>
      <td className="fw-nowrap fw-num">
        <AgeBar since={review.openedAt} now={now} waiting={review.state === 'open'} />
      </td>
      <td className="r">
        <Delta characters={revision.delta} />
      </td>
      <td>{kindInWords(revision)}</td>
      <td>
        {hints.length === 0 ? <span className="fw-muted">Nothing flagged</span> : null}
        {hints.map(hint => (
          <span key={hint} className="risk">
            <IconAlertTriangle className="i" aria-hidden="true" />
            {hint}
          </span>
        ))}
      </td>
    </tr>
  )
}
