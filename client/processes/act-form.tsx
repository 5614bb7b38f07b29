import type { ReactNode } from 'react'
import { ReasonField } from '../ui/reason-field.tsx'

/** What was sent and not carried out. */
export interface SentAct {
  readonly act: string
  readonly stage: string
  readonly reason: string
}

interface ActFormProps {
  readonly act: string
  readonly stage?: string
  readonly label: string
  /** What is said of the reason; null where none is asked for. */
  readonly reason: string | null
  readonly sent: SentAct | null
  readonly isPrimary?: boolean
  readonly problem?: string | undefined
  readonly children?: ReactNode
}

/** One step with a process or a stage, and why. */
export function ActForm({ act, stage = '', label, reason, sent, isPrimary, problem, children }: ActFormProps) {
  const written = sent?.act === act && sent.stage === stage ? sent.reason : ''
  return (
    <form className="prun__act" method="post" noValidate>
      <input type="hidden" name="stage" value={stage} />
      {children}
      {reason === null ? null : <ReasonField help={reason} written={written} problem={written ? undefined : problem} />}
      <p>
        <button type="submit" className={`fw-btn ${isPrimary ? 'fw-btn--primary' : ''}`} name="act" value={act}>
          {label}
        </button>
      </p>
    </form>
  )
}
