import type { CommentDesk, ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../../platform/page.ts'
import { inWords } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { counted } from '../../ui/in-words.ts'
import { Pagination, withCursor } from '../../ui/pagination.tsx'
import { RefusedNote } from '../../ui/refused-note.tsx'
import { carryOut, type Sent, sentIn } from './act-form.ts'
import { contributionHref, deskHref, idOf } from './addresses.ts'
import { DeskElements } from './desk-elements.tsx'
import { DeskTools } from './desk-tools.tsx'
import { FilterForm } from './filter-form.tsx'
import { asks, type Filter, filterIn } from './filters.ts'
import { HeadOfProcess } from './process-head.tsx'
import { Said } from './said.tsx'

interface CommentPage {
  readonly desk: CommentDesk
  readonly filter: Filter
  readonly items: readonly ContributionView[]
  readonly nextCursor: string | null
  readonly sent: Sent | null
  /** The comment that was just made. */
  readonly made: number | null
}

const perPart = 20

/** [PR70] [PR74] The text that is commented on, by element, and what was said about it. */
export default definePage<CommentPage>({
  path: '/processes/:slug/comment',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, form }) {
    const filter = filterIn(query)
    const cursor = query.get('cursor')
    const desk = await api.processes.commentDesk({ slug })
    const { items, nextCursor } = await api.processes.contributions({
      ...{ slug, stage: desk.stage.id, kind: 'comment', limit: perPart, ...asks(filter) },
      ...(cursor ? { cursor } : {}),
    })
    return { desk, filter, items, nextCursor, sent: sentIn(form), made: Number(query.get('made')) || null }
  },
  async submit(api, { form, params: { slug = '' }, url }) {
    const number = await carryOut(api, slug, form)
    if (number === null) return null
    if (form.get('act') === 'comment') return new Redirect(`${deskHref(slug)}?made=${number}#made`)
    return new Redirect(`${url.pathname}${url.search}#${idOf(number)}`)
  },
  head: ({ desk }) => ({
    title: `${desk.stage.title}: ${desk.process.title} — Fieldword`,
    momentary: true,
    noIndex: true,
  }),
  View: CommentPageView,
})

function CommentPageView({ answer, frame }: ViewProps<CommentPage>) {
  const { desk, sent } = answer
  const { process, stage } = desk
  const trail = [{ name: stage.title, href: deskHref(process.slug) }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title={stage.title} trail={trail} lead={stage.purpose} />
      <Made slug={process.slug} made={answer.made} />
      {sent && sent.act !== 'comment' ? <RefusedNote refused={frame.refused} /> : null}
      <div className="desk__cols">
        <section aria-labelledby="draft">
          <h2 id="draft">
            The draft
            {desk.revision ? (
              <a className="desk__rev" href={`/wiki/${process.page.slug}/history/${desk.revision.number}`}>
                revision {desk.revision.number}
              </a>
            ) : null}
          </h2>
          <Until desk={desk} frame={frame} />
          <DeskElements desk={desk} sent={sent?.act === 'comment' ? sent : null} frame={frame} />
        </section>
        <Comments answer={answer} frame={frame} />
      </div>
    </div>
  )
}

function Made({ slug, made }: { readonly slug: string; readonly made: number | null }) {
  if (made === null) return null
  return (
    <p className="fw-note" data-s="ok" role="status" id="made" tabIndex={-1}>
      Your comment is <a href={contributionHref(slug, made)}>number {made}</a>. What happens to it will stand there.
    </p>
  )
}

/** Until when, or why one cannot comment. */
function Until({ desk: { stage, why }, frame }: { readonly desk: CommentDesk; readonly frame: Frame }) {
  if (why !== '') {
    return (
      <p className="fw-note">
        {why}{' '}
        {frame.actor.role === 'visitor' && stage.state === 'open' ? (
          <a href={`/sign-in?next=${encodeURIComponent(frame.here)}`}>Sign in</a>
        ) : null}
      </p>
    )
  }
  return (
    <p className="fw-help">
      {stage.closesAt ? `Open until ${inWords(stage.closesAt)}, ${stage.closesAt.slice(11, 16)} UTC. ` : ''}
      {stage.visibility === 'blind' ? 'What others say is shown once comments are closed.' : ''}
    </p>
  )
}

function Comments({ answer, frame }: { readonly answer: CommentPage; readonly frame: Frame }) {
  const { desk, filter, items, nextCursor } = answer
  const isNarrowed = filter.element !== '' || filter.type !== '' || filter.mine
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{desk.all === 0 ? 'Comments' : counted(desk.all, 'comment')}</h2>
      <FilterForm filter={filter} elements={desk.elements} isSignedIn={frame.actor.role !== 'visitor'} />
      {items.length > 0 ? (
        items.map(item => <Said key={item.id} slug={desk.process.slug} contribution={item} />)
      ) : (
        <Empty>{isNarrowed ? 'No comment is like that.' : 'Nobody has said anything yet.'}</Empty>
      )}
      <Pagination here={`${withoutMade(frame.here)}`} nextCursor={nextCursor} />
      <DeskTools desk={desk} isSignedIn={frame.actor.role !== 'visitor'} />
    </section>
  )
}

function withoutMade(here: string): string {
  const { pathname, searchParams } = new URL(withCursor(here, null), 'http://here.invalid')
  const cursor = new URL(here, 'http://here.invalid').searchParams.get('cursor')
  searchParams.delete('made')
  const bare = searchParams.size ? `${pathname}?${searchParams}` : pathname
  return cursor ? withCursor(bare, cursor) : bare
}
