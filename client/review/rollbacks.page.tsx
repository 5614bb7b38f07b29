import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Rollback } from '@fieldword/shared/review/rollback-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { changesWords, rollbackStates } from './rollback-words.ts'

/** [RV135] What was rolled back, of everybody or of one account. */
export default definePage<List<Rollback>>({
  path: '/rollbacks',
  script: 'read',
  section: 'review',
  async load(api, { actor, url, query }) {
    if (!can(actor, 'rollback:run', { role: 'member' })) return notAllowed(actor, url.pathname)
    const person = query.get('person')
    return api.rollback.list({ ...partOf(query), ...(person ? { person } : {}) })
  },
  head: () => ({ title: 'Rollbacks — Fieldword', noIndex: true }),
  View: ({ answer: { items, nextCursor }, frame }) => (
    <ListPage
      title="Rollbacks"
      lead={
        <>
          What moderators took back of one account at once, newest first. One begins at the page where an account is
          blocked: <a href="/people">People and roles</a>
        </>
      }
    >
      {items.length > 0 ? (
        <ol className="modlog">
          {items.map(({ id, person, by, reason, state, counts, startedAt }) => (
            <li key={id}>
              <p>
                <a href={`/rollbacks/${id}`}>
                  <b>{person.name}</b>
                </a>
                : {rollbackStates[state]}, {counts.done} of {changesWords(counts.all)}
              </p>
              <blockquote>{reason}</blockquote>
              <p className="fw-muted">
                {by ? `${by.name}, ` : null}
                <time dateTime={startedAt}>{toTheMinute(startedAt)}</time>
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'People and roles', href: '/people' }}>Nothing was rolled back.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </ListPage>
  ),
})
