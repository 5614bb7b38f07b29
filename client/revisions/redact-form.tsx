import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { api } from '../platform/api.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { useConfirmed } from '../ui/use-confirmed.ts'
import { hrefOf } from './names.ts'

interface RedactFormProps {
  readonly slug: string
  readonly revision: RevisionRef
}

/** [REV25–REV27] For admins: destroys the text, after saying twice what that means. */
export function RedactForm({ slug, revision: { number } }: RedactFormProps) {
  const { busy, failure, asked, ask, cancel, confirm } = useConfirmed(async form => {
    await api.revisions.redact({ slug, number, reason: String(form.get('reason')) })
    globalThis.location.assign(hrefOf(slug, number))
  })
  return (
    <form className="form" onSubmit={ask} noValidate aria-labelledby="redact">
      <h2 id="redact">Destroy the text</h2>
      <p>
        For what must not be kept at all. Hiding is enough for everything else. Other revisions that hold the same words
        among others keep them: destroy each.
      </p>
      <FormProblems failure={failure} labels={{ reason: 'Reason' }} />
      <ReasonField
        help="Public: it stands in the log. Do not repeat what is destroyed."
        problem={failure?.fields.reason}
      />
      <p>
        <button type="submit" className="fw-btn">
          Destroy the text of r{number} …
        </button>
      </p>
      {asked ? (
        <ConfirmDialog
          title={`Destroy the text of r${number} for good?`}
          act="Destroy it"
          busy={busy}
          onConfirm={confirm}
          onCancel={cancel}
        >
          <p>Nobody can bring it back. Its hash, and who did it when and why, stay for everybody to see.</p>
          <p>
            The past of this page’s draft is destroyed with it, because it holds the same words. People who are writing
            have to reload; what the draft says now is kept.
          </p>
        </ConfirmDialog>
      ) : null}
    </form>
  )
}
