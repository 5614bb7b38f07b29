import type { Notice } from '@fieldword/shared/discussion/comments-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { commentHref } from './addresses.ts'
import { CommentText, nameOf } from './comment.tsx'

interface Mentions {
  readonly notices: List<Notice>
  readonly unread: number
}

/** [DSC23] Comments that concern whoever asks. */
export default definePage<Mentions>({
  path: '/mentions',
  script: 'form',
  async load(api, { actor, query, url }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const [notices, { unread }] = await Promise.all([
      api.discussion.mentions(partOf(query)),
      api.discussion.mentionCount(),
    ])
    return { notices, unread }
  },
  async submit(api, { form }) {
    await api.discussion.readMentions({ upTo: form.get('upTo') ?? '' })
    return new Redirect('/mentions')
  },
  head: () => ({ title: 'Mentions of you — Fieldword', noIndex: true }),
  View: MentionsPage,
})

function MentionsPage({ answer: { notices, unread }, frame }: ViewProps<Mentions>) {
  const [newest] = notices.items
  return (
    <ListPage
      title="Mentions of you"
      lead="Comments that mention you, and replies where you wrote, newest first."
      tools={
        newest && unread > 0 ? (
          <form method="post">
            <input type="hidden" name="upTo" value={newest.comment.id} />
            <button type="submit" className="fw-btn">
              Mark all read
            </button>
          </form>
        ) : null
      }
    >
      {notices.items.length > 0 ? (
        <ol className="modlog">
          {notices.items.map(notice => (
            <Row key={notice.comment.id} notice={notice} />
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'Recent changes', href: '/recent-changes' }}>Nobody has mentioned you yet.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={notices.nextCursor} />
    </ListPage>
  )
}

function Row({ notice: { kind, at, read, page, threadTitle, comment } }: { readonly notice: Notice }) {
  return (
    <li data-unread={read ? undefined : ''}>
      <p>
        {read ? null : <b>New: </b>}
        {nameOf(comment)} {kind === 'mention' ? 'mentioned you' : 'replied'} in{' '}
        <a href={commentHref(page.slug, comment.id)}>
          {threadTitle ? `“${threadTitle}”, ` : ''}
          {page.title}
        </a>
      </p>
      <CommentText comment={comment} />
      <p className="fw-muted">
        <time dateTime={at}>{toTheMinute(at)}</time>
      </p>
    </li>
  )
}
