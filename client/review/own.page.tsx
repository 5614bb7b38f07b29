import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { OwnProposal } from '@fieldword/shared/review/log-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type Redirect, type ViewProps } from '../platform/page.ts'
import { summaryOf } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { approvalsInWords } from './decision-words.ts'
import { DecisionLine } from './rounds.tsx'

interface Own {
  readonly proposals: List<OwnProposal>
  readonly waiting: number
  /** Shows only what waits for the person. */
  readonly only: boolean
}

const path = '/proposals'

/** [RV75] /proposals, and /proposals?show=waiting. */
export default definePage<Own>({
  path,
  script: 'form',
  section: 'review',
  async load(api, { actor, url, query }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname) satisfies Redirect
    const only = query.get('show') === 'waiting'
    const [proposals, { waiting }] = await Promise.all([
      api.review.ownProposals({ ...partOf(query), ...(only && { waiting: 'true' as const }) }),
      api.review.countOwn(),
    ])
    return { proposals, waiting, only }
  },
  head: () => ({ title: 'Your proposals — Fieldword', noIndex: true }),
  View: OwnPage,
})

function OwnPage({ answer: { proposals, waiting, only }, frame }: ViewProps<Own>) {
  return (
    <ListPage
      title="Your proposals"
      lead="What you proposed or typed in, what was decided on it, and what you can do next."
    >
      <nav className="fl" aria-label="Which proposals">
        <div className="fw-seg">
          <a href={path} aria-current={only ? undefined : 'page'}>
            All
          </a>
          <a href={`${path}?show=waiting`} aria-current={only ? 'page' : undefined}>
            {waiting > 0 ? `Waiting for you ${waiting}` : 'Waiting for you'}
          </a>
        </div>
      </nav>
      {proposals.items.length > 0 ? (
        <ol className="modlog dlog">
          {proposals.items.map(proposal => (
            <li key={proposal.id}>
              <Proposal proposal={proposal} />
            </li>
          ))}
        </ol>
      ) : (
        <Empty action={only ? { name: 'All your proposals', href: path } : { name: 'All pages', href: '/pages' }}>
          {only ? 'Nothing waits for you.' : 'You have proposed nothing yet.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={proposals.nextCursor} />
    </ListPage>
  )
}

function Proposal({ proposal }: { readonly proposal: OwnProposal }) {
  const { id, page, revision, state, round, decided, openedAt } = proposal
  return (
    <>
      <p>
        <a href={`/review/${id}`}>{summaryOf(revision)}</a>
      </p>
      <p className="rvw__w">
        <Badge state={state === 'open' ? 'pending' : state} />
        <span className="fw-muted">
          <a href={`/wiki/${page.slug}`}>{page.title}</a>, <span className="fw-num">r{revision.number}</span>
          {round > 1 ? `, round ${round}` : null}, proposed <Day at={openedAt} />
          {state === 'open' && proposal.approvals.needed > 1 ? `, ${approvalsInWords(proposal)}` : null}
        </span>
      </p>
      {decided ? <DecisionLine decision={decided} /> : null}
      <Next proposal={proposal} />
    </>
  )
}

/** What the person can do next; the review itself has the forms. */
function Next({ proposal: { id, page, may, state } }: { readonly proposal: OwnProposal }) {
  const steps = [
    ...(may.revise && state === 'changes_requested'
      ? [{ name: 'Write the next round', href: `/wiki/${page.slug}/edit` }]
      : []),
    ...(may.update ? [{ name: 'Bring up to date', href: `/review/${id}/update` }] : []),
    ...(may.withdraw ? [{ name: 'Withdraw', href: `/review/${id}#withdraw` }] : []),
    ...(may.reopen ? [{ name: 'Reopen', href: `/review/${id}#reopen` }] : []),
  ]
  if (steps.length === 0) return null
  return (
    <p className="dlog__next">
      {steps.map(({ name, href }) => (
        <a key={name} className="fw-btn fw-btn--sm" href={href}>
          {name}
        </a>
      ))}
    </p>
  )
}
