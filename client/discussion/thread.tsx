import type { Thread } from '@fieldword/shared/discussion/contract.ts'
import type { Frame } from '../platform/page.ts'
import { Badge } from '../ui/badge.tsx'
import { threadHref } from './addresses.ts'
import { CommentItem, nameOf } from './comment.tsx'
import { CommentForm } from './comment-form.tsx'
import type { Sent } from './talk-form.ts'

interface ThreadProps {
  readonly thread: Thread
  readonly frame: Frame
  /** What was sent to this page and refused. */
  readonly sent: Sent | null
  /** On its own page it has no link to it. */
  readonly alone?: boolean
}

/** A thread with its comments, and what may be said and done about it. */
export function ThreadView({ thread, frame, sent, alone = false }: ThreadProps) {
  const { id, page, state, comments, commentCount, may } = thread
  const own = sent?.thread === id ? sent : null
  const left = commentCount - comments.filter(comment => comment.state === 'published').length
  const heading = headingOf(thread)
  return (
    <section className="th" id={`t-${id}`} aria-labelledby={`th-${id}`}>
      <div className="th__head">
        <h2 id={`th-${id}`} dir="auto">
          {alone ? heading : <a href={threadHref(page.slug, id)}>{heading}</a>}
        </h2>
        {state === 'resolved' ? <Badge state="approved">Resolved</Badge> : null}
      </div>
      <About thread={thread} />
      <div className="th__list">
        {comments.slice(0, 1).map(comment => (
          <CommentItem key={comment.id} slug={page.slug} comment={comment} />
        ))}
        {left > 0 && !alone ? (
          <p className="th__left">
            <a href={threadHref(page.slug, id)}>{left === 1 ? '1 more reply' : `${left} more replies`}</a>
          </p>
        ) : null}
        {comments.slice(1).map(comment => (
          <CommentItem key={comment.id} slug={page.slug} comment={comment} />
        ))}
      </div>
      {state === 'resolved' && thread.resolvedBy ? (
        <p className="fw-muted">Resolved by {thread.resolvedBy.name}.</p>
      ) : null}
      <div className="th__ways">
        {may.reply ? (
          <details className="th__reply" open={own?.act === 'reply' || undefined}>
            <summary>
              Reply<span className="fw-vh"> in {heading}</span>
            </summary>
            <CommentForm actor={frame.actor} act="reply" thread={id} sent={own} refused={frame.refused} />
          </details>
        ) : null}
        {may.resolve ? <StateForm id={id} state={state} heading={heading} /> : null}
      </div>
    </section>
  )
}

function StateForm({
  id,
  state,
  heading,
}: {
  readonly id: string
  readonly state: Thread['state']
  readonly heading: string
}) {
  const isOpen = state === 'open'
  return (
    <form method="post">
      <input type="hidden" name="act" value="state" />
      <input type="hidden" name="thread" value={id} />
      <button type="submit" className="fw-btn fw-btn--sm" name="state" value={isOpen ? 'resolved' : 'open'}>
        {isOpen ? 'Resolve' : 'Open again'}
        <span className="fw-vh"> {heading}</span>
      </button>
    </form>
  )
}

/** Its title; else the words it is about; else who started it. */
export function headingOf({ title, anchor, comments, startedBy }: Thread): string {
  if (title) return title
  if (anchor?.quote) return `“${shortened(anchor.quote.exact)}”`
  const [first] = comments
  return `Thread by ${startedBy?.name ?? (first ? nameOf(first) : 'a visitor')}`
}

const longest = 80

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${[...line].slice(0, longest).join('').trimEnd()} …`
}

/** What it is about, with the words as they were. */
function About({ thread: { anchor, title, page, revisionNumber } }: { readonly thread: Thread }) {
  if (!anchor) return null
  const { place, quote } = anchor
  return (
    <div className="th__about">
      <p className="fw-muted">
        {quote ? 'On words of ' : 'On a part of '}
        {place.kind === 'draft' ? <a href={`/wiki/${page.slug}/edit`}>the draft</a> : null}
        {place.kind === 'revision' ? (
          <a href={`/wiki/${page.slug}/revisions/${revisionNumber}`}>r{revisionNumber}</a>
        ) : null}
        {place.kind === 'diff' ? <a href={`/review/${place.reviewId}`}>a proposal</a> : null}
      </p>
      {quote && (title || quote.exact.length > longest) ? (
        <blockquote className="th__quote" dir="auto">
          {quote.exact}
        </blockquote>
      ) : null}
    </div>
  )
}
