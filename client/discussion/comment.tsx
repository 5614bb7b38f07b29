import { type Comment, reactionKind } from '@fieldword/shared/discussion/contract.ts'
import type { ReactNode } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { joined } from '../ui/in-words.ts'
import { ServerHtml } from '../ui/server-html.tsx'
import { commentHref } from './addresses.ts'
import { reactionWords } from './reaction-words.ts'

interface CommentProps {
  readonly slug: string
  readonly comment: Comment
}

/** One comment: who, when, what, and what may be done with it. */
export function CommentItem({ slug, comment }: CommentProps) {
  return (
    <article className="cm" id={`c-${comment.id}`} tabIndex={-1} aria-label={`Comment by ${nameOf(comment)}`}>
      <p className="cm__by">
        {comment.author ? <Avatar person={comment.author} small /> : null}
        {comment.author ? (
          <a className="cm__name" href={`/people/${comment.author.id}`}>
            {comment.author.name}
          </a>
        ) : (
          <span className="cm__name">{comment.guestName}</span>
        )}
        {comment.author ? null : <span className="fw-muted">visitor</span>}
        <a className="cm__time" href={commentHref(slug, comment.id)}>
          <time dateTime={comment.writtenAt}>{toTheMinute(comment.writtenAt)}</time>
        </a>
        <Edited comment={comment} />
      </p>
      <CommentText comment={comment} />
      {comment.state === 'published' ? <Reactions comment={comment} /> : null}
      <Ways comment={comment} />
    </article>
  )
}

/** The words; in the place of those that are gone, why. */
export function CommentText({ comment }: { readonly comment: Comment }) {
  const { state, html, reason, proposed } = comment
  return (
    <>
      {state === 'deleted' ? <p className="fw-muted">Taken back by its author.</p> : null}
      {state === 'hidden' ? <p className="fw-muted">Hidden by a moderator: {reason}</p> : null}
      {html ? <ServerHtml className="cm__text" html={html} /> : null}
      {proposed ? (
        <p className="cm__words">
          Proposes: <ins className="fw-ins">{proposed.text}</ins>
          {proposed.state === 'open' ? null : <span className="fw-muted"> {proposed.state}</span>}
        </p>
      ) : null}
    </>
  )
}

export function nameOf({ author, guestName }: Pick<Comment, 'author' | 'guestName'>): string {
  return author?.name ?? guestName ?? 'somebody'
}

function Edited({ comment: { id, edits, state } }: { readonly comment: Comment }) {
  if (edits === 0 || state === 'deleted') return null
  return (
    <a className="cm__time" href={`/comments/${id}/versions`}>
      {edits === 1 ? 'Edited once' : `Edited ${edits} times`}
    </a>
  )
}

/** Those that somebody gave, and the rest behind a word. */
function Reactions({ comment }: { readonly comment: Comment }) {
  const { id, reactions, may } = comment
  const given = new Map(reactions.map(reaction => [reaction.kind, reaction]))
  const others = may.react ? reactionKind.options.filter(kind => !given.has(kind)) : []
  if (given.size === 0 && others.length === 0) return null
  return (
    <div className="cm__re">
      {reactions.map(({ kind, count, people, mine }) => {
        const more = count - people.length
        const names = joined([...people.map(({ name }) => name), ...(more > 0 ? [`${more} more`] : [])])
        const label = `${reactionWords[kind]} ${count}`
        return may.react ? (
          <ReactionForm key={kind} comment={id} kind={kind} on={!mine} title={names} pressed={mine}>
            {label}
            <span className="fw-vh">: {names}</span>
          </ReactionForm>
        ) : (
          <span key={kind} className="cm__given" title={names}>
            {label}
            <span className="fw-vh">: {names}</span>
          </span>
        )
      })}
      {others.length > 0 ? (
        <details className="cm__more">
          <summary>React</summary>
          <div className="cm__re">
            {others.map(kind => (
              <ReactionForm key={kind} comment={id} kind={kind} on title="" pressed={false}>
                {reactionWords[kind]}
              </ReactionForm>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  )
}

interface ReactionFormProps {
  readonly comment: string
  readonly kind: string
  readonly on: boolean
  readonly title: string
  readonly pressed: boolean
  readonly children: ReactNode
}

function ReactionForm({ comment, kind, on, title, pressed, children }: ReactionFormProps) {
  return (
    <form method="post">
      <input type="hidden" name="act" value="react" />
      <input type="hidden" name="comment" value={comment} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="on" value={String(on)} />
      <button type="submit" className="cm__given" title={title || undefined} aria-pressed={pressed}>
        {children}
      </button>
    </form>
  )
}

function Ways({ comment: { id, may, state } }: { readonly comment: Comment }) {
  const ways = [
    may.change ? { name: 'Edit', href: `/comments/${id}/edit` } : null,
    may.report ? { name: 'Report', href: `/comments/${id}/report` } : null,
    may.moderate && (state === 'published' || state === 'hidden')
      ? { name: state === 'hidden' ? 'Show again' : 'Hide', href: `/comments/${id}/hide` }
      : null,
  ].filter(way => way !== null)
  if (ways.length === 0) return null
  return (
    <p className="cm__ways">
      {ways.map(({ name, href }) => (
        <a key={name} href={href}>
          {name}
        </a>
      ))}
    </p>
  )
}
