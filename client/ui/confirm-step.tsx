import type { ReactNode } from 'react'
import { type Step, stepField } from '../platform/steps.ts'

interface ConfirmStepProps {
  readonly title: string
  /** What will be so afterwards. */
  readonly children: ReactNode
  readonly reason: string
  /** What else the form holds. */
  readonly fields?: Readonly<Record<string, string>>
  /** The words on the button that does it. */
  readonly act: string
}

const answers: Readonly<Record<'no' | 'yes', Step>> = { no: 'fill-in', yes: 'act' }

/** Asks once more before something that many will notice, in the place of the form. Either answer sends on what was filled in. */
export function ConfirmStep({ title, children, reason, fields = {}, act }: ConfirmStepProps) {
  return (
    <form className="form fw-confirm" method="post" aria-labelledby="confirm">
      <h2 id="confirm">{title}</h2>
      {children}
      <p>Your reason, which everybody will read:</p>
      <blockquote className="gone__why">{reason}</blockquote>
      {Object.entries({ ...fields, reason }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="fw-confirm__act">
        <button type="submit" className="fw-btn" name={stepField} value={answers.no}>
          Cancel
        </button>
        <button type="submit" className="fw-btn fw-btn--primary" name={stepField} value={answers.yes}>
          {act}
        </button>
      </p>
    </form>
  )
}
