import type { HeldComment } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { CommentText, nameOf } from './comment.tsx'

interface HeldList {
  readonly held: List<HeldComment>
  /** The comment whose form was sent and refused. */
  readonly sent: string | null
}

/** [DSC34] [DSC35] What visitors wrote, for moderators to publish or discard. */
export default definePage<HeldList>({
  path: '/comments/held',
  script: 'form',
  section: 'review',
  async load(api, { actor, query, url, form }) {
    if (!can(actor, 'comment:moderate')) return notAllowed(actor, url.pathname)
    return { held: await api.discussion.held(partOf(query)), sent: form?.get('comment') ?? null }
  },
  async submit(api, { form, url }) {
    const id = form.get('comment') ?? ''
    if (form.get('act') === 'block') {
      await api.discussion.blockGuest({ id, reason: reasonIn(form), until: inAWeek() })
      return new Redirect('/blocks')
    }
    await api.discussion.release({ id, publish: form.get('act') === 'publish', reason: reasonIn(form) })
    return new Redirect(`${url.pathname}${url.search}`)
  },
  head: () => ({ title: 'Comments of visitors — Fieldword', noIndex: true }),
  View: HeldPage,
})

function inAWeek(): string {
  return new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString()
}

function HeldPage({ answer: { held, sent }, frame }: ViewProps<HeldList>) {
  return (
    <ListPage
      title="Comments of visitors"
      lead="They wait for a moderator; who waits longest comes first."
      tools={
        <a className="fw-btn" href="/reports">
          Reports
        </a>
      }
    >
      {held.items.length > 0 ? (
        <ol className="modlog">
          {held.items.map(item => (
            <Row key={item.comment.id} item={item} refused={sent === item.comment.id ? frame.refused : null} />
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'Review', href: '/review' }}>No comment waits.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={held.nextCursor} />
    </ListPage>
  )
}

function Row({ item, refused }: { readonly item: HeldComment; readonly refused: Refused | null }) {
  const { comment, page, threadTitle, starts, hasNetwork } = item
  const reason = `reason-${comment.id}`
  return (
    <li>
      <p>
        <b>{nameOf(comment)}</b>, a visitor, {starts ? 'begins a thread' : 'replies'} on{' '}
        <a href={`/wiki/${page.slug}/talk`}>{page.title}</a>
        {threadTitle ? `: “${threadTitle}”` : null}
      </p>
      <CommentText comment={comment} />
      <p className="fw-muted">
        <time dateTime={comment.writtenAt}>{toTheMinute(comment.writtenAt)}</time>
      </p>
      <form className="held__act" method="post" noValidate>
        <RefusedNote refused={refused} />
        {refused?.fields.reason ? (
          <p className="fw-error" role="alert">
            {refused.fields.reason}
          </p>
        ) : null}
        <input type="hidden" name="comment" value={comment.id} />
        <button type="submit" className="fw-btn fw-btn--sm" name="act" value="publish">
          Publish
        </button>
        <label htmlFor={reason}>{hasNetwork ? 'Reason to discard or block' : 'Reason to discard'}</label>
        <input className="fw-input" id={reason} name="reason" maxLength={500} autoComplete="off" />
        <button type="submit" className="fw-btn fw-btn--sm" name="act" value="discard">
          Discard
        </button>
        {hasNetwork ? (
          <button type="submit" className="fw-btn fw-btn--sm" name="act" value="block">
            Block where it came from, for a week
          </button>
        ) : null}
      </form>
    </li>
  )
}
