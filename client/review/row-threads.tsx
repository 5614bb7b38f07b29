import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import type { Comment, Thread } from '@fieldword/shared/discussion/contract.ts'
import { Avatar } from '../ui/avatar.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { ServerHtml } from '../ui/server-html.tsx'

/** What is said about a difference, and where it can be answered. */
export interface Talk {
  readonly threads: readonly Thread[]
  readonly slug: string
  readonly mayStart: boolean
  /** A comment that was sent to this page and refused: where it was to stand, and what was written. */
  readonly sent: { readonly to: string; readonly words: string; readonly text: string } | null
}

/** [DSC65] The threads about a row, by the block they are on, on its older side or its newer. */
export function threadsOf(threads: readonly Thread[], { before, after }: ComparisonRow): Thread[] {
  return threads.filter(({ anchor }) => {
    if (anchor?.place.kind !== 'diff') return false
    const blocks = anchor.place.side === 'old' ? before : after
    return blocks.some(({ id }) => id === anchor.blockId)
  })
}

/** What is said about one changed block, and a form to say more. */
export function RowThreads({ row, talk }: { readonly row: ComparisonRow; readonly talk: Talk }) {
  const side = row.after.length > 0 ? 'new' : 'old'
  const [block] = side === 'new' ? row.after : row.before
  return (
    <>
      {threadsOf(talk.threads, row).map(thread => (
        <ThreadBox key={thread.id} thread={thread} sent={talk.sent} />
      ))}
      {talk.mayStart && block?.id && row.change !== null ? (
        <details className="thr__new" open={talk.sent?.to === block.id || undefined}>
          <summary>Comment</summary>
          <form method="post" className="thr__form">
            <Hidden discuss="start" slug={talk.slug} side={side} block={block.id} />
            <label>
              <span className="fw-vh">Words of it you mean, as they stand there</span>
              <input
                className="fw-input"
                name="words"
                maxLength={2000}
                autoComplete="off"
                placeholder="Words you mean, or none for all of it"
                defaultValue={talk.sent?.to === block.id ? talk.sent.words : ''}
              />
            </label>
            <TextField label="Comment on this change" written={writtenTo(talk.sent, block.id)} />
            <button type="submit" className="fw-btn fw-btn--sm">
              Comment
            </button>
          </form>
        </details>
      ) : null}
    </>
  )
}

export function ThreadBox({ thread, sent }: { readonly thread: Thread } & Pick<Talk, 'sent'>) {
  const { id, comments, may, state, resolvedBy } = thread
  const quote = thread.anchor?.quote?.exact
  return (
    <section className="thr" id={`t-${id}`} aria-label={quote ? `Thread on “${quote}”` : 'Thread'}>
      {comments.map((comment, index) => (
        <Said key={comment.id} comment={comment} on={index === 0 ? quote : undefined} />
      ))}
      {state === 'resolved' ? <p className="fw-muted">Resolved by {resolvedBy?.name ?? 'somebody'}.</p> : null}
      {may.reply ? (
        <form method="post" className="thr__form">
          <Hidden discuss="reply" thread={id} />
          <TextField label="Reply" written={writtenTo(sent, id)} />
          <button type="submit" className="fw-btn fw-btn--sm">
            Reply
          </button>
        </form>
      ) : null}
      {may.resolve ? (
        <form method="post">
          <Hidden discuss={state === 'open' ? 'resolved' : 'open'} thread={id} />
          <button type="submit" className="fw-btn fw-btn--sm fw-btn--quiet">
            {state === 'open' ? 'Resolve' : 'Open again'}
          </button>
        </form>
      ) : null}
    </section>
  )
}

function Said({ comment, on }: { readonly comment: Comment; readonly on: string | undefined }) {
  return (
    <article>
      {comment.author ? <Avatar person={comment.author} small /> : <span />}
      <div>
        <p>
          <b>{comment.author?.name ?? comment.guestName ?? 'Somebody'}</b>{' '}
          <time dateTime={comment.writtenAt}>{toTheMinute(comment.writtenAt)}</time>{' '}
          {on ? <span className="fw-muted">on “{on}”</span> : null}
        </p>
        <ServerHtml html={comment.html} />
      </div>
    </article>
  )
}

function Hidden(fields: Readonly<Record<string, string>>) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

const writtenTo = (sent: Talk['sent'], to: string) => (sent?.to === to ? sent.text : '')

function TextField({ label, written }: { readonly label: string; readonly written: string }) {
  return (
    <label>
      <span className="fw-vh">{label}</span>
      <textarea
        className="fw-input"
        name="text"
        rows={1}
        maxLength={5000}
        required
        defaultValue={written}
        placeholder={label}
      />
    </label>
  )
}
