import type { Appeal } from '@fieldword/shared/accounts/appeals-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { stateWords, whoWords } from './appeal-words.ts'

type Show = 'waiting' | 'all'

interface Appeals {
  readonly appeals: List<Appeal>
  readonly show: Show
}

/** [ACC37] What people who are blocked wrote: for moderators. */
export default definePage<Appeals>({
  path: '/appeals',
  script: 'read',
  section: 'review',
  async load(api, { actor, url, query }) {
    if (!can(actor, 'appeal:answer')) return notAllowed(actor, url.pathname)
    const show: Show = query.get('show') === 'all' ? 'all' : 'waiting'
    return { show, appeals: await api.accounts.appeals({ show, ...partOf(query) }) }
  },
  head: () => ({ title: 'Appeals — Fieldword', noIndex: true }),
  View: AppealsPage,
})

function AppealsPage({ answer: { appeals, show }, frame }: ViewProps<Appeals>) {
  const current = (which: Show) => (which === show ? ({ 'aria-current': 'page' } as const) : {})
  return (
    <ListPage
      title="Appeals"
      lead="What people who are blocked ask moderators. Whoever waits longest comes first."
      tools={
        <a className="fw-btn" href="/blocks">
          Blocked addresses
        </a>
      }
    >
      <nav aria-label="Which appeals">
        <div className="fw-seg">
          <a href="/appeals" {...current('waiting')}>
            Waiting
          </a>
          <a href="/appeals?show=all" {...current('all')}>
            All
          </a>
        </div>
      </nav>
      {appeals.items.length > 0 ? (
        <ol className="modlog">
          {appeals.items.map(appeal => (
            <li key={appeal.id}>
              <p>
                <a href={`/appeals/${appeal.id}`}>
                  <b>{whoWords(appeal)}</b>
                </a>{' '}
                <span className="fw-muted">
                  {stateWords[appeal.state]}, <Day at={appeal.openedAt} />
                </span>
              </p>
              <blockquote>{appeal.block.reason}</blockquote>
            </li>
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'Review', href: '/review' }}>
          {show === 'all' ? 'Nobody ever asked about a block.' : 'Nobody waits for an answer.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={appeals.nextCursor} />
    </ListPage>
  )
}
