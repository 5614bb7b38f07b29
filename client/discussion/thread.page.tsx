import type { Thread } from '@fieldword/shared/discussion/contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { commentHref, threadHref } from './addresses.ts'
import { carryOut, type Sent, sentIn } from './talk-form.ts'
import { headingOf, ThreadView } from './thread.tsx'

interface OneThread {
  readonly page: PagePlace
  readonly thread: Thread
  readonly sent: Sent | null
  /** Not from its start. */
  readonly inside: boolean
}

const perPart = 50

/** One thread, with all its comments. `?comment=` opens the part in which that one stands. */
export default definePage<OneThread>({
  path: '/wiki/:slug/talk/:thread',
  script: 'form',
  async load(api, request) {
    const { query, params, form } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const asked = query.get('comment')
    const cursor = query.get('cursor')
    const from = asked ? { from: asked } : cursor ? { cursor } : {}
    const thread = await api.discussion.thread({ id: params.thread ?? '', limit: perPart, ...from })
    if (thread.page.slug !== page.slug) return new Redirect(threadHref(thread.page.slug, thread.id), 301)
    return { page, thread, sent: sentIn(form), inside: asked !== null || cursor !== null }
  },
  async submit(api, { form, params: { slug = '', thread = '' } }) {
    const done = await carryOut(api, slug, form)
    if (!done) return null
    if ('comment' in done) return new Redirect(commentHref(slug, done.comment))
    return new Redirect('held' in done ? `/wiki/${slug}/talk?done=held` : threadHref(slug, thread))
  },
  head: ({ page, thread }) => ({
    title: `${headingOf(thread)} — Discussion of ${page.title} — Fieldword`,
    momentary: true,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: ThreadPage,
})

function ThreadPage({ answer: { page, thread, sent, inside }, frame }: ViewProps<OneThread>) {
  const trail = [
    { name: 'Discussion', href: `/wiki/${page.slug}/talk` },
    { name: headingOf(thread), href: threadHref(page.slug, thread.id) },
  ]
  return (
    <div className="fw-wrap talk">
      <PageHead page={page} actor={frame.actor} tab="talk" title={`Discussion of ${page.title}`} trail={trail} />
      <div className="talk__one">
        <p>
          <a href={`/wiki/${page.slug}/talk`}>All threads</a>
          {inside ? (
            <>
              {' · '}
              <a href={threadHref(page.slug, thread.id)}>This thread from its start</a>
            </>
          ) : null}
        </p>
        <ThreadView thread={thread} frame={frame} sent={sent} alone />
        <Pagination here={withoutComment(frame.here)} nextCursor={thread.nextCursor} />
      </div>
    </div>
  )
}

function withoutComment(here: string): string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid')
  searchParams.delete('comment')
  return searchParams.size ? `${pathname}?${searchParams}` : pathname
}
