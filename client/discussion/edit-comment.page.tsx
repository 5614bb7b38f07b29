import type { PlacedComment } from '@fieldword/shared/discussion/comments-contract.ts'
import { withNames } from '@fieldword/shared/discussion/mentions.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { commentHref } from './addresses.ts'
import { CommentField } from './comment-form.tsx'
import { CommentPage } from './comment-page.tsx'
import { sentIn } from './talk-form.ts'

interface Editing {
  readonly placed: PlacedComment
  readonly written: string
}

/** [DSC7] Edits a comment of one's own, or takes it back. */
export default definePage<Editing>({
  path: '/comments/:id/edit',
  script: 'form',
  async load(api, { actor, form, url, params: { id = '' } }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const placed = await api.discussion.comment({ id })
    const { comment, page } = placed
    if (!comment.may.change) return new Redirect(commentHref(page.slug, id))
    const nameOf = (person: string) => comment.mentions.find(({ id }) => id === person)?.name
    return { placed, written: sentIn(form)?.text ?? withNames(comment.text, nameOf) }
  },
  async submit(api, { form, params: { id = '' } }) {
    const isRemoved = form.get('act') === 'remove'
    const { slug } = isRemoved
      ? await api.discussion.remove({ id })
      : await api.discussion.edit({ id, text: sentIn(form)?.text ?? '' })
    return new Redirect(isRemoved ? `/wiki/${slug}/talk` : commentHref(slug, id))
  },
  head: () => ({ title: 'Edit a comment — Fieldword', noIndex: true }),
  View: EditPage,
})

function EditPage({ answer: { placed, written }, frame: { refused } }: ViewProps<Editing>) {
  return (
    <CommentPage placed={placed} title="Edit your comment">
      <form className="form" method="post" noValidate>
        <p>What it says now stays to be read as an earlier version.</p>
        <RefusedNote refused={refused} />
        <CommentField id="comment" written={written} problem={refused?.fields.text} />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary" name="act" value="edit">
            Save
          </button>
        </p>
      </form>
      <form className="form" method="post">
        <h2>Take it back</h2>
        <p>Its words and earlier versions are gone for everybody; that you wrote here stays.</p>
        <p>
          <button type="submit" className="fw-btn" name="act" value="remove">
            Take this comment back
          </button>
        </p>
      </form>
    </CommentPage>
  )
}
