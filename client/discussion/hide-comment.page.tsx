import type { PlacedComment } from '@fieldword/shared/discussion/comments-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { commentHref } from './addresses.ts'
import { CommentPage } from './comment-page.tsx'

interface Hiding {
  readonly placed: PlacedComment
  readonly reason: string
}

/** [DSC15] Hides a comment, or shows it again: for moderators. */
export default definePage<Hiding>({
  path: '/comments/:id/hide',
  script: 'form',
  async load(api, { actor, form, url, params: { id = '' } }) {
    if (!can(actor, 'comment:moderate')) return notAllowed(actor, url.pathname)
    return { placed: await api.discussion.comment({ id }), reason: reasonIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    const hidden = form.get('hidden') === 'true'
    const { slug } = await api.discussion.setHidden({ id, hidden, reason: reasonIn(form) })
    return new Redirect(commentHref(slug, id))
  },
  head: () => ({ title: 'Hide a comment — Fieldword', noIndex: true }),
  View: HidePage,
})

function HidePage({ answer: { placed, reason }, frame: { refused } }: ViewProps<Hiding>) {
  const isHidden = placed.comment.state === 'hidden'
  return (
    <CommentPage placed={placed} title={isHidden ? 'Show a comment again' : 'Hide a comment'}>
      <form className="form" method="post" noValidate>
        <p>
          {isHidden
            ? 'Everybody who may read the thread reads it again.'
            : 'Moderators still read it. For everybody else the reason stands in its place.'}
        </p>
        <RefusedNote refused={refused} />
        <input type="hidden" name="hidden" value={String(!isHidden)} />
        <ReasonField
          help="Everybody reads it in the moderation log."
          problem={refused?.fields.reason}
          written={reason}
        />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            {isHidden ? 'Show again' : 'Hide'}
          </button>
        </p>
      </form>
    </CommentPage>
  )
}
