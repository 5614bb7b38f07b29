import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import type { LoggedEventView } from '@fieldword/shared/processes/log-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ConductWords } from './conduct-words.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { eventInWords } from './event-words.ts'

interface LogPage {
  readonly process: ProcessView
  readonly log: List<LoggedEventView>
  readonly decisionsOnly: boolean
  /** Whether whoever moderates asked what of it can be hidden. */
  readonly moderating: boolean
}

/** [PR7] [PR38] What happened in a process, newest first; or what was decided. */
export default definePage<LogPage>({
  path: '/processes/:slug/log',
  script: 'read',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const decisionsOnly = query.get('decisions') === 'true'
    const [process, log] = await Promise.all([
      api.processes.read({ slug }),
      api.processes.log({ slug, ...partOf(query), decisionsOnly: decisionsOnly ? 'true' : 'false' }),
    ])
    return { process, log, decisionsOnly, moderating: query.get('moderate') === 'true' }
  },
  head: ({ process: { title } }) => ({ title: `Log of ${title} — Fieldword` }),
  View: ({ answer: { process, log, decisionsOnly, moderating }, frame }: ViewProps<LogPage>) => {
    const here = `/processes/${process.slug}/log`
    const moderates = can(frame.actor, 'comment:moderate')
    return (
      <ListPage
        title={decisionsOnly ? 'Decisions' : 'Log'}
        crumbs={crumbsOf(process, { name: 'Log', href: here })}
        lead={`All that ${decisionsOnly ? 'was decided' : 'happened'} in “${process.title}”, newest first. It is only added to.`}
      >
        <p className="proc__links">
          <a href={here} aria-current={decisionsOnly || moderating ? undefined : 'true'}>
            Everything
          </a>
          <a href={`${here}?decisions=true`} aria-current={decisionsOnly ? 'true' : undefined}>
            Decisions
          </a>
          {moderates ? (
            <a href={`${here}?moderate=true`} aria-current={moderating ? 'true' : undefined}>
              What can be hidden
            </a>
          ) : null}
        </p>
        {log.items.length > 0 ? (
          <ol className="modlog" aria-label="Newest first">
            {log.items.map(event => (
              <li key={event.number} id={`event-${event.number}`}>
                <p>
                  <b>{eventInWords(event)}</b>
                </p>
                <ConductWords
                  {...{ text: event.reason, withheld: event.withheld, words: event.words }}
                  moderated={moderates && moderating ? process.slug : null}
                />
                <p className="fw-muted">
                  {event.number} ·{' '}
                  {event.by ? event.by.name : event.unnamed ? 'Somebody of the process' : 'By schedule'},{' '}
                  <Day at={event.at} />
                </p>
              </li>
            ))}
          </ol>
        ) : (
          <p className="fw-help">Nothing was decided yet.</p>
        )}
        <Pagination here={frame.here} nextCursor={log.nextCursor} />
      </ListPage>
    )
  },
})
