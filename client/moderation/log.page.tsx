import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Moderation } from '@fieldword/shared/moderation/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { definePage } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { actWords } from './act-words.ts'

interface Log {
  readonly log: List<Moderation>
  /** Of one page alone. */
  readonly slug: string | null
}

/** [MOD1] [MOD3] /moderation-log, and /moderation-log?page=seat-time. */
export default definePage<Log>({
  path: '/moderation-log',
  script: 'read',
  async load(api, { query }) {
    const slug = query.get('page')
    return { slug, log: await api.moderation.log({ ...partOf(query), ...(slug ? { slug } : {}) }) }
  },
  head: () => ({ title: 'Moderation log — Fieldword', noIndex: true }),
  View: ({ answer: { log, slug }, frame }) => (
    <ListPage
      title="Moderation log"
      lead={`What moderators and admins hid, showed again, destroyed, deleted, brought back and protected${slug ? ' on one page' : ''}, newest first.`}
      tools={
        can(frame.actor, 'page:read-deleted') ? (
          <span className="form__acts">
            <a className="fw-btn" href="/deleted-pages">
              Deleted pages
            </a>
            <a className="fw-btn" href="/protected-pages">
              Protected pages
            </a>
            <a className="fw-btn" href="/patrol">
              Changes to check
            </a>
            <a className="fw-btn" href="/filter">
              Filter
            </a>
            <a className="fw-btn" href="/newcomers">
              New accounts
            </a>
            <a className="fw-btn" href="/rollbacks">
              Rollbacks
            </a>
          </span>
        ) : null
      }
    >
      {log.items.length > 0 ? (
        <ol className="modlog">
          {log.items.map(act => (
            <Act key={act.id} act={act} />
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'All pages', href: '/pages' }}>
          Nothing was hidden, destroyed, deleted or protected.
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={log.nextCursor} />
    </ListPage>
  ),
})

function Act({ act }: { readonly act: Moderation }) {
  const page = `/wiki/${act.pageSlug}`
  const revision = act.revisionNumber === null ? page : `${page}/revisions/${act.revisionNumber}`
  const href = act.commentId ? `${page}/talk?comment=${act.commentId}#c-${act.commentId}` : revision
  return (
    <li>
      <p>
        <b>{actWords(act)}</b>: <a href={href}>{act.pageTitle}</a>
      </p>
      <blockquote>{act.reason}</blockquote>
      <p className="fw-muted">
        {act.by ? `${act.by.name}, ` : null}
        <time dateTime={act.at}>{toTheMinute(act.at)}</time>
      </p>
    </li>
  )
}
