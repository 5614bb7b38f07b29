import type { PlacedComment } from '@fieldword/shared/discussion/comments-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { CommentPage } from './comment-page.tsx'

interface Reporting {
  readonly placed: PlacedComment
  readonly reason: string
}

/** [DSC16] Asks moderators to look at a comment. */
export default definePage<Reporting>({
  path: '/comments/:id/report',
  script: 'form',
  async load(api, { actor, form, url, params: { id = '' } }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    return { placed: await api.discussion.comment({ id }), reason: reasonIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    await api.discussion.report({ id, reason: reasonIn(form) })
    return new Redirect('/reports?show=yours')
  },
  head: () => ({ title: 'Report a comment — Fieldword', noIndex: true }),
  View: ({ answer: { placed, reason }, frame: { refused } }: ViewProps<Reporting>) => (
    <CommentPage placed={placed} title="Report a comment">
      <form className="form" method="post" noValidate>
        <p>A moderator looks at it and tells you what came of it.</p>
        <RefusedNote refused={refused} />
        <ReasonField
          help="What is wrong with it. Only moderators read this."
          problem={refused?.fields.reason}
          written={reason}
        />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            Report
          </button>
        </p>
      </form>
    </CommentPage>
  ),
})
