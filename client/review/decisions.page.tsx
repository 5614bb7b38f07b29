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
  /** Of whoever has this name alone; empty for everybody. */
  readonly person: string
}

const path = '/decisions'

/** [RV74] /decisions, and /decisions?page=seat-time&kind=reject&person=Ada. */
export default definePage<Log>({
  path,
  script: 'form',
  async load(api, { query }) {
    const slug = query.get('page') || null
    const kind = decisionKind.options.find(each => each === query.get('kind')) ?? null
    const person = (query.get('person') ?? '').trim().slice(0, 80)
    const narrowed = narrowedTo({ slug, kind, person })
    return { slug, kind, person, log: await api.review.decisions({ ...partOf(query), ...narrowed }) }
  },
  head: answer => ({ title: 'Decisions — Fieldword', noIndex: true, feed: feedHref(answer) }),
  View: DecisionsPage,
})

function narrowedTo({ slug, kind, person }: Omit<Log, 'log'>) {
  return { ...(slug && { page: slug }), ...(kind && { kind }), ...(person && { person }) }
}

function feedHref(narrowing: Omit<Log, 'log'>): string {
  const query = new URLSearchParams(narrowedTo(narrowing)).toString()
  return `${path}.atom${query && `?${query}`}`
}

function DecisionsPage({ answer, frame }: ViewProps<Log>) {
  const { log, kind, slug, person } = answer
  const isNarrowed = Boolean(kind || slug || person)
  const reads = can(frame.actor, 'review:read')
  const what = reads ? 'proposals' : 'what visitors read'
  return (
    <ListPage
      title="Decisions"
      lead={`What was decided on ${what}${slug ? ' of one page' : ''}, by whom and why, newest first. Nothing in this log is ever changed.`}
      tools={
        <a className="fw-btn" href={feedHref(answer)}>
          Atom feed
        </a>
      }
    >
      <Narrowing {...answer} />
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
        <Empty action={isNarrowed ? { name: 'All decisions', href: path } : { name: 'All pages', href: '/pages' }}>
          {isNarrowed ? 'No such decision.' : 'Nothing has been decided yet.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={log.nextCursor} />
    </ListPage>
  )
}

function Narrowing({ kind, slug, person }: Omit<Log, 'log'>) {
  return (
    <form className="dlog__f" action={path}>
      {slug ? <input type="hidden" name="page" value={slug} /> : null}
      <label>
        <span className="fw-label">Decision</span>
        <select className="fw-select" name="kind" defaultValue={kind ?? ''}>
          <option value="">Any</option>
          {decisionKind.options.map(each => (
            <option key={each} value={each}>
              {decidedBadges[each].word}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="fw-label">By</span>
        <input className="fw-input" name="person" defaultValue={person} maxLength={80} autoComplete="off" />
      </label>
      <button type="submit" className="fw-btn">
        Show
      </button>
      {slug ? (
        <a href={`${path}?${new URLSearchParams(narrowedTo({ slug: null, kind, person }))}`}>Of all pages</a>
      ) : null}
    </form>
  )
}
