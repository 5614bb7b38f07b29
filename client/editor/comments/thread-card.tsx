import type { Comment, Thread } from '@fieldword/shared/discussion/contract.ts'
import { IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { inWords, toTheMinute } from '../../ui/dates.ts'
import { ServerHtml } from '../../ui/server-html.tsx'
import { CardActions } from './card-actions.tsx'
import { CommentForm } from './comment-form.tsx'

interface ThreadCardProps {
  readonly thread: Thread
  /** The element or section it is in. */
  readonly label: string
  readonly isActive: boolean
  /** Null where its words are gone. */
  readonly onJump: (() => void) | null
  readonly onPick: () => void
  readonly onChanged: () => void
  /** Takes the proposed words over; null where that cannot be. */
  readonly onAccept: (() => Promise<void>) | null
  readonly children?: React.ReactNode
}

/** One thread in the rail. */
export function ThreadCard({
  thread,
  label,
  isActive,
  onJump,
  onPick,
  onChanged,
  onAccept,
  children,
}: ThreadCardProps) {
  const [isReplying, setReplying] = useState(false)
  const quote = thread.anchor?.quote?.exact ?? ''
  const [first, ...replies] = thread.comments
  const reply = async (text: string) => {
    await api.discussion.reply({ id: thread.id, text })
    setReplying(false)
    onChanged()
  }
  return (
    <section
      className={`cmt${isActive ? ' is-on' : ''}`}
      data-thread={thread.id}
      aria-label={quote === '' ? 'Comment' : `Comment on “${quote}”`}
      tabIndex={-1}
      onFocus={onPick}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !onJump) return
        event.preventDefault()
        onJump()
      }}
    >
      {first ? <Said comment={first} label={label} onJump={onJump} /> : null}
      {first?.proposed ? <Proposed quote={quote} proposed={first.proposed} /> : <Quote quote={quote} onJump={onJump} />}
      {first ? <ServerHtml className="cmt__text" html={first.html} /> : null}
      {replies.map(comment => (
        <div key={comment.id} className="cmt__reply">
          <Said comment={comment} label="" onJump={null} />
          <ServerHtml className="cmt__text" html={comment.html} />
        </div>
      ))}
      {children}
      {isReplying ? (
        <CommentForm label="Reply" send="Reply" onSend={reply} onCancel={() => setReplying(false)} />
      ) : (
        <CardActions {...{ thread, onAccept, onChanged }} onReply={() => setReplying(true)} />
      )}
    </section>
  )
}

interface SaidProps extends Pick<ThreadCardProps, 'label' | 'onJump'> {
  readonly comment: Comment
}

function Said({ comment, label, onJump }: SaidProps) {
  const name = comment.author?.name ?? comment.guestName ?? 'Somebody'
  return (
    <header>
      {comment.author ? <Avatar person={comment.author} small /> : null}
      <b>{name}</b>
      <time dateTime={comment.writtenAt} title={toTheMinute(comment.writtenAt)}>
        {shortTime(comment.writtenAt)}
      </time>
      {label !== '' && onJump ? (
        <button type="button" className="cmt__e" onClick={onJump} title="To these words">
          {label}
        </button>
      ) : null}
    </header>
  )
}

/** The time of today, else the day. */
function shortTime(instant: string): string {
  const isToday = instant.slice(0, 10) === new Date().toISOString().slice(0, 10)
  return isToday ? instant.slice(11, 16) : inWords(instant)
}

function Quote({ quote, onJump }: { readonly quote: string; readonly onJump: (() => void) | null }) {
  if (quote === '') return null
  if (!onJump) return <p className="cmt__q">{quote}</p>
  return (
    <button type="button" className="cmt__q" onClick={onJump} title="To these words">
      {quote}
    </button>
  )
}

interface ProposedProps {
  readonly quote: string
  readonly proposed: NonNullable<Comment['proposed']>
}

/** [DSC64] Other words for these, and what became of them. */
function Proposed({ quote, proposed }: ProposedProps) {
  const isRemoval = proposed.text === ''
  return (
    <>
      <p className="cmt__d">
        <IconPencilPlus className="i" aria-hidden="true" />
        <span>
          {isRemoval ? 'Remove ' : 'Replace '}
          <del className="fw-del">{quote}</del>
          {isRemoval ? null : ' with '}
          {isRemoval ? null : <ins className="fw-ins">{proposed.text}</ins>}
        </span>
      </p>
      {proposed.state === 'open' ? null : (
        <p className="fw-muted">
          {proposed.state === 'accepted' ? 'Accepted' : 'Declined'} by {proposed.decidedBy?.name ?? 'somebody'}
        </p>
      )}
    </>
  )
}
