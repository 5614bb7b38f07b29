import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { api } from '../platform/api.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { useConfirmed } from '../ui/use-confirmed.ts'

/** Takes the page out of the wiki: for moderators, with a reason that everybody reads. */
export function DeleteForm({ page: { slug, title } }: { readonly page: Pick<PageRef, 'slug' | 'title'> }) {
  const { busy, failure, asked, ask, cancel, confirm } = useConfirmed(async form => {
    await api.deletion.delete({ slug, reason: String(form.get('reason')) })
    globalThis.location.assign(`/wiki/${slug}`)
  })
  return (
    <form className="form" onSubmit={ask} noValidate aria-labelledby="delete">
      <h2 id="delete">Delete</h2>
      <p>Nothing of a deleted page is lost: a moderator can read its history and bring it back.</p>
      <FormProblems failure={failure} labels={{ reason: 'Reason' }} />
      <ReasonField help="Public: it stands at the page’s address and in the log." problem={failure?.fields.reason} />
      <p>
        <button type="submit" className="fw-btn">
          Delete this page …
        </button>
      </p>
      {asked ? (
        <ConfirmDialog title={`Delete “${title}”?`} act="Delete" busy={busy} onConfirm={confirm} onCancel={cancel}>
          <p>
            Its address will say that it was deleted and why. It leaves all lists, links to it show as missing, and
            whoever writes in its draft is stopped; what they wrote is kept.
          </p>
        </ConfirmDialog>
      ) : null}
    </form>
  )
}
