import { ConfirmStep } from '../ui/confirm-step.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { formField } from './hiding-sent.ts'

interface RedactFormProps {
  readonly number: number
  readonly reason: string
  readonly problem: string | undefined
}

/** [REV25–REV27] For admins: destroys the text, after saying twice what that means. */
export function RedactForm({ number, reason, problem }: RedactFormProps) {
  return (
    <form className="form" method="post" noValidate aria-labelledby="redact">
      <input type="hidden" name={formField} value="redact" />
      <h2 id="redact">Destroy the text</h2>
      <p>
        For what must not be kept at all. Hiding is enough for everything else. Other revisions that hold the same words
        among others keep them: destroy each.
      </p>
      <ReasonField
        help="Public: it stands in the log. Do not repeat what is destroyed."
        problem={problem}
        written={reason}
      />
      <p>
        <button type="submit" className="fw-btn">
          Destroy the text of r{number} …
        </button>
      </p>
    </form>
  )
}

export function ConfirmRedaction({ number, reason }: { readonly number: number; readonly reason: string }) {
  return (
    <ConfirmStep
      title={`Destroy the text of r${number} for good?`}
      act="Destroy it"
      reason={reason}
      fields={{ [formField]: 'redact' }}
    >
      <p>Nobody can bring it back. Its hash, and who did it when and why, stay for everybody to see.</p>
      <p>
        The past of this page’s draft is destroyed with it, because it holds the same words. People who are writing have
        to reload; what the draft says now is kept.
      </p>
    </ConfirmStep>
  )
}
