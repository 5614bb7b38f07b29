import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PatrolAct } from '@fieldword/shared/review/patrol-contract.ts'
import { definePage } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'

const acts = { live: 'Went live', check: 'Checked', uncheck: 'To be checked again', revert: 'Reverted' } as const

/** [RV127] What went live without approval and what became of it: for everybody. */
export default definePage<List<PatrolAct>>({
  path: '/patrol/log',
  script: 'read',
  load: (api, { query }) => api.patrol.log(partOf(query)),
  head: () => ({ title: 'Log of checked changes — Fieldword', noIndex: true }),
  View: ({ answer: { items, nextCursor }, frame: { here } }) => (
    <ListPage
      title="Log of checked changes"
      lead="What went live without approval, was checked and reverted, newest first."
    >
      {items.length > 0 ? (
        <ol className="modlog">
          {items.map(({ id, kind, pageSlug, pageTitle, number, by, at }) => (
            <li key={id}>
              <p>
                <b>{acts[kind]}</b>:{' '}
                <a href={`/wiki/${pageSlug}/revisions/${number}`}>
                  {pageTitle}, r{number}
                </a>
              </p>
              <p className="fw-muted">
                {by ? `${by.name}, ` : null}
                <time dateTime={at}>{toTheMinute(at)}</time>
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'Recent changes', href: '/recent-changes' }}>Nothing went live without approval.</Empty>
      )}
      <Pagination here={here} nextCursor={nextCursor} />
    </ListPage>
  ),
})
