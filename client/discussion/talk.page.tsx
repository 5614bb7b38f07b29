import type { Thread } from '@fieldword/shared/discussion/contract.ts'
import type { Discussion } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { commentHref, threadHref } from './addresses.ts'
import { CommentForm } from './comment-form.tsx'
import { filtersFor, type TalkFilter, talkFilterNamed } from './filters.ts'
import { carryOut, type Sent, sentIn } from './talk-form.ts'
import { ThreadView } from './thread.tsx'
import { TitleField } from './title-field.tsx'
import { whyNot } from './why-not.ts'

interface Talk {
  readonly page: PagePlace
  readonly about: Discussion
  readonly filter: TalkFilter
  /** Only threads about this block. */
  readonly block: string | null
  readonly threads: readonly Thread[]
  readonly nextCursor: string | null
  readonly sent: Sent | null
  /** What a visitor wrote was sent, and waits. */
  readonly held: boolean
}

const perPart = 20

/** What is said about a page: threads, newest activity first. */
export default definePage<Talk>({
  path: '/wiki/:slug/talk',
  script: 'form',
  async load(api, request) {
    const { query, actor, form } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug } = page
    const asked = query.get('comment')
    if (asked && !form) return new Redirect(await threadOf(asked))
    const filter = talkFilterNamed(query.get('show'), actor.role !== 'visitor')
    const block = query.get('block')
    const [about, { items: threads, nextCursor }] = await Promise.all([
      api.discussion.about({ slug }),
      api.discussion.threads({ slug, ...filter.asks, ...(block ? { block } : {}), ...partOf(query), limit: perPart }),
    ])
    const held = query.get('done') === 'held'
    return { page, about, filter, block, threads, nextCursor, sent: sentIn(form), held }

    /** [DSC14] A comment is shown with its thread, from the part of it that it stands in. */
    async function threadOf(id: string): Promise<string> {
      const { slug, threadId } = await api.discussion.comment({ id })
      return `${threadHref(slug, threadId)}?comment=${id}#c-${id}`
    }
  },
  async submit(api, { form, params: { slug = '' }, url }) {
    const done = await carryOut(api, slug, form)
    if (!done) return null
    if ('comment' in done) return new Redirect(commentHref(slug, done.comment))
    return new Redirect('held' in done ? `/wiki/${slug}/talk?done=held` : `${url.pathname}${url.search}`)
  },
  head: ({ page }) => ({
    title: `Discussion of ${page.title} — Fieldword`,
    feed: `/wiki/${page.slug}/talk.atom`,
    momentary: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: TalkPage,
})

function TalkPage({ answer, frame }: ViewProps<Talk>) {
  const { page, threads, nextCursor, sent } = answer
  return (
    <div className="fw-wrap talk">
      <PageHead page={page} actor={frame.actor} tab="talk" title={`Discussion of ${page.title}`} />
      <div className="talk__cols">
        <div>
          <Held answer={answer} />
          <Filters answer={answer} frame={frame} />
          {threads.length > 0 ? (
            threads.map(thread => <ThreadView key={thread.id} thread={thread} frame={frame} sent={sent} />)
          ) : (
            <Empty>{answer.block ? 'Nobody has said anything about this part.' : answer.filter.empty}</Empty>
          )}
          <Pagination here={frame.here} nextCursor={nextCursor} />
        </div>
        <Side answer={answer} frame={frame} />
      </div>
    </div>
  )
}

function Held({ answer: { held } }: { readonly answer: Talk }) {
  if (!held) return null
  return (
    <p className="fw-note" data-s="wait" role="status">
      Thank you. Your comment waits for a moderator, and is shown once one has looked at it.
    </p>
  )
}

function Filters({ answer, frame }: { readonly answer: Talk; readonly frame: Frame }) {
  const { about, filter, block, page } = answer
  const counts: Readonly<Record<string, number>> = { open: about.open, resolved: about.resolved }
  const hrefOf = (id: string) =>
    `/wiki/${page.slug}/talk?${new URLSearchParams({ show: id, ...(block ? { block } : {}) })}`
  return (
    <nav className="fl" aria-label="Which threads">
      <div className="fw-seg">
        {filtersFor(frame.actor.role !== 'visitor').map(({ id, name }) => (
          <a key={id} href={hrefOf(id)} aria-current={id === filter.id ? 'page' : undefined}>
            {!block && counts[id] ? `${name} ${counts[id]}` : name}
          </a>
        ))}
      </div>
      {block ? (
        <p className="fw-muted">
          About one part. <a href={`/wiki/${page.slug}/talk?show=${filter.id}`}>About all</a>
        </p>
      ) : null}
    </nav>
  )
}

/** A form for a new thread, or why there is none. */
function Side({ answer, frame }: { readonly answer: Talk; readonly frame: Frame }) {
  const { about, page } = answer
  const own = answer.sent?.act === 'start' ? answer.sent : null
  return (
    <aside className="talk__side" aria-label="Take part">
      {about.may.write ? (
        <section aria-labelledby="new-thread">
          <h2 className="fw-sideh" id="new-thread">
            New thread
          </h2>
          <CommentForm actor={frame.actor} act="start" sent={own} refused={frame.refused}>
            <TitleField written={own?.title ?? ''} problem={own ? frame.refused?.fields.title : undefined} />
          </CommentForm>
        </section>
      ) : (
        <p className="fw-help">{whyNot(about, page, frame.actor)}</p>
      )}
      {about.closed && about.may.write ? <p className="fw-help">Closed: moderators alone write here.</p> : null}
      {!about.may.write && !about.closed && frame.actor.role === 'visitor' ? (
        <p>
          <a className="fw-btn" href={`/sign-in?next=${encodeURIComponent(`/wiki/${page.slug}/talk`)}`}>
            Sign in
          </a>
        </p>
      ) : null}
      <ul className="talk__ways">
        <li>
          <a href={`/wiki/${page.slug}/talk/settings`}>Who may write here</a>
        </li>
        <li>
          <a href={`/wiki/${page.slug}/talk.atom`}>Feed</a>
        </li>
      </ul>
    </aside>
  )
}
