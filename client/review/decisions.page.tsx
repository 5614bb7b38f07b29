import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type DecisionKind, decisionKind } from '@fieldword/shared/review/contract.ts'
import type { LoggedDecision } from '@fieldword/shared/review/log-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { hrefOf } from '../revisions/index.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { decidedBadges } from './decision-words.ts'
import { DecisionLine } from './rounds.tsx'

interface Log {
  readonly log: List<LoggedDecision>
  readonly kind: DecisionKind | null
  /** Of one page alone. */
  readonly slug: string | null
}

const path = '/decisions'

/** [RV74] /decisions, and /decisions?page=seat-time&kind=reject. */
export default definePage<Log>({
  path,
  script: 'form',
  async load(api, { query }) {
    const slug = query.get('page') || null
    const kind = decisionKind.options.find(each => each === query.get('kind')) ?? null
    const narrowed = { ...(slug && { page: slug }), ...(kind && { kind }) }
    return { slug, kind, log: await api.review.decisions({ ...partOf(query), ...narrowed }) }
  },
  head: () => ({ title: 'Decisions — Fieldword', noIndex: true }),
  View: DecisionsPage,
})

function DecisionsPage({ answer: { log, kind, slug }, frame }: ViewProps<Log>) {
  const reads = can(frame.actor, 'review:read')
  const what = reads ? 'proposals' : 'what visitors read'
  return (
    <ListPage
      title="Decisions"
      lead={`What was decided on ${what}${slug ? ' of one page' : ''}, by whom and why, newest first. Nothing in this log is ever changed.`}
    >
      <Narrowing kind={kind} slug={slug} />
      {log.items.length > 0 ? (
        <ol className="modlog dlog">
          {log.items.map(each => (
            <li key={each.id}>
              <p>
                <a href={`/wiki/${each.pageSlug}`}>{each.pageTitle}</a>,{' '}
                <a
                  className="fw-num"
                  href={reads ? `/review/${each.reviewId}` : hrefOf(each.pageSlug, each.revisionNumber)}
                >
                  r{each.revisionNumber}
                </a>
                {each.round > 1 ? `, round ${each.round}` : null}
                {each.summary ? `: ${each.summary}` : null}
              </p>
              <DecisionLine decision={each} />
            </li>
          ))}
        </ol>
      ) : (
        <Empty action={kind || slug ? { name: 'All decisions', href: path } : { name: 'All pages', href: '/pages' }}>
          {kind || slug ? 'No such decision.' : 'Nothing has been decided yet.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={log.nextCursor} />
    </ListPage>
  )
}

function Narrowing({ kind, slug }: Pick<Log, 'kind' | 'slug'>) {
  return (
    <form className="dlog__f" action={path}>
      {slug ? <input type="hidden" name="page" value={slug} /> : null}
      <label className="fw-label" htmlFor="kind">
        Decision
      </label>
      <select className="fw-select" id="kind" name="kind" defaultValue={kind ?? ''}>
        <option value="">Any</option>
        {decisionKind.options.map(each => (
          <option key={each} value={each}>
            {decidedBadges[each].word}
          </option>
        ))}
      </select>
      <button type="submit" className="fw-btn">
        Show
      </button>
      {slug ? <a href={kind ? `${path}?kind=${kind}` : path}>Of all pages</a> : null}
    </form>
  )
}
