import type { Report } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Badge } from '../ui/badge.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { commentHref } from './addresses.ts'
import { CommentText, nameOf } from './comment.tsx'

const filters = [
  { id: 'open', name: 'Open', asks: { open: 'true' }, empty: 'No report is open.' },
  { id: 'decided', name: 'Decided', asks: { open: 'false' }, empty: 'No report was decided yet.' },
  { id: 'yours', name: 'Yours', asks: { mine: 'true' }, empty: 'You have reported nothing.' },
] as const

interface Reports {
  readonly filter: (typeof filters)[number]
  readonly moderates: boolean
  readonly reports: List<Report>
}

/** [DSC16] Reports: all of them for moderators, their own for everybody who reported something. */
export default definePage<Reports>({
  path: '/reports',
  script: 'form',
  section: 'review',
  async load(api, { actor, query, url }) {
    if (!can(actor, 'comment:report')) return notAllowed(actor, url.pathname)
    const moderates = can(actor, 'comment:moderate')
    const filter = filters.find(({ id }) => id === (moderates ? (query.get('show') ?? 'open') : 'yours')) ?? filters[0]
    return { filter, moderates, reports: await api.discussion.reports({ ...filter.asks, ...partOf(query) }) }
  },
  async submit(api, { form, url }) {
    const outcome = form.get('outcome') === 'handled' ? 'handled' : 'dismissed'
    await api.discussion.decideReport({ id: form.get('report') ?? '', outcome, answer: form.get('answer') ?? '' })
    return new Redirect(`${url.pathname}${url.search}`)
  },
  head: () => ({ title: 'Reports — Fieldword', noIndex: true }),
  View: ReportsPage,
})

function ReportsPage({ answer: { filter, moderates, reports }, frame }: ViewProps<Reports>) {
  return (
    <ListPage
      title={moderates ? 'Reports' : 'What you reported'}
      lead={moderates ? 'Comments that somebody thinks a moderator should look at.' : 'And what came of it.'}
    >
      {frame.refused ? (
        <p className="fw-error" role="alert">
          {frame.refused.message}
        </p>
      ) : null}
      {moderates ? (
        <nav className="fl" aria-label="Which reports">
          <div className="fw-seg">
            {filters.map(({ id, name }) => (
              <a key={id} href={`/reports?show=${id}`} aria-current={id === filter.id ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </div>
        </nav>
      ) : null}
      {reports.items.length > 0 ? (
        <ol className="modlog">
          {reports.items.map(report => (
            <Row key={report.id} report={report} decidable={moderates && report.outcome === null} />
          ))}
        </ol>
      ) : (
        <Empty>{filter.empty}</Empty>
      )}
      <Pagination here={frame.here} nextCursor={reports.nextCursor} />
    </ListPage>
  )
}

function Row({ report, decidable }: { readonly report: Report; readonly decidable: boolean }) {
  const { id, comment, page, reason, reportedAt, reporter, outcome, answer, decidedBy } = report
  return (
    <li>
      <p>
        <a href={commentHref(page.slug, comment.id)}>
          {nameOf(comment)} on {page.title}
        </a>
      </p>
      <CommentText comment={comment} />
      <blockquote>{reason}</blockquote>
      <p className="fw-muted">
        Reported by {reporter?.name ?? 'somebody'}, <time dateTime={reportedAt}>{toTheMinute(reportedAt)}</time>
      </p>
      {outcome ? (
        <p>
          <Badge state={outcome === 'handled' ? 'approved' : 'withdrawn'}>
            {outcome === 'handled' ? 'Handled' : 'Dismissed'}
          </Badge>
          {decidedBy ? ` by ${decidedBy.name}` : null}
          {answer ? `: ${answer}` : null}
        </p>
      ) : null}
      {decidable ? (
        <form className="held__act" method="post">
          <input type="hidden" name="report" value={id} />
          <label htmlFor={`answer-${id}`}>Answer to who reported it</label>
          <input className="fw-input" id={`answer-${id}`} name="answer" maxLength={500} autoComplete="off" />
          <button type="submit" className="fw-btn fw-btn--sm" name="outcome" value="handled">
            Handled
          </button>
          <button type="submit" className="fw-btn fw-btn--sm" name="outcome" value="dismissed">
            Dismiss
          </button>
        </form>
      ) : null}
    </li>
  )
}
