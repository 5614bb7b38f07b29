import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ageInWords } from './age.ts'
import { filterNamed, filters, type QueueFilter } from './filters.ts'
import { QueueTable } from './queue-table.tsx'

interface Queue {
  readonly filter: QueueFilter
  readonly reviews: readonly ReviewRef[]
  readonly nextCursor: string | null
  /** Open ones of everybody. */
  readonly open: number
  /** When the page was made, for the ages. */
  readonly now: string
}

export default definePage<Queue>({
  path: '/review',
  script: 'read',
  section: 'review',
  async load(api, { query }) {
    const filter = filterNamed(query.get('show'))
    const [{ items, nextCursor }, { open }] = await Promise.all([
      api.review.queue({ ...filter.asks, ...partOf(query) }),
      api.review.count(),
    ])
    return { filter, reviews: items, nextCursor, open, now: new Date().toISOString() }
  },
  head: () => ({ title: 'Review — Fieldword', noIndex: true }),
  View: QueueView,
})

function QueueView({ answer, frame }: ViewProps<Queue>) {
  const { filter, reviews, nextCursor, open, now } = answer
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="wk">
        <div>
          <h1>Review</h1>
          <p className="fw-2">{leadOf(answer, frame.here)}</p>
        </div>
      </div>
      <nav className="fl" aria-label="Which revisions">
        <div className="fw-seg">
          {filters.map(({ id, name, href }) => (
            <a key={id} href={href} aria-current={id === filter.id ? 'page' : undefined}>
              {id === 'open' && open > 0 ? `${name} ${open}` : name}
            </a>
          ))}
        </div>
      </nav>
      {reviews.length > 0 ? <QueueTable reviews={reviews} filter={filter} now={now} /> : <Nothing filter={filter} />}
      <div className="qfoot">
        <span className="fw-help fw-hide-m">
          <kbd>j</kbd> <kbd>k</kbd> move <kbd>Enter</kbd> open
        </span>
        <Pagination here={frame.here} nextCursor={nextCursor} />
      </div>
    </div>
  )
}

/** The oldest stands first, so only the first part of the open ones knows how long it has waited. */
function leadOf({ filter, reviews, open, now }: Queue, here: string): string {
  const waiting = open === 0 ? 'No revision waits.' : open === 1 ? '1 revision waits.' : `${open} revisions wait.`
  const [oldest] = reviews
  const isStart = filter.id === 'open' && !here.includes('cursor=')
  return oldest && isStart ? `${waiting} The oldest has waited ${ageInWords(oldest.openedAt, now)}.` : waiting
}

function Nothing({ filter }: { readonly filter: QueueFilter }) {
  return <Empty action={{ name: 'Read the definitions', href: '/definitions' }}>{filter.empty}</Empty>
}
