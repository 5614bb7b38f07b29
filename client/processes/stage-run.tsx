import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import type { Refused } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { TextField } from '../ui/text-field.tsx'
import { ActForm, type SentAct } from './act-form.tsx'
import { InstantField } from './instant-field.tsx'
import { Criteria } from './open-stage.tsx'
import { datesOf } from './stage-dates.ts'

interface StageRunProps {
  readonly process: ProcessView
  readonly stage: StageView
  readonly isNext: boolean
  readonly sent: SentAct | null
  readonly refused: Refused | null
}

const words = { planned: 'Not opened yet', open: 'Open now', closed: 'Closed', skipped: 'Left out' } as const
const public_ = 'Everybody reads it in the log.'

/** One stage, with what can be done with it. */
export function StageRun({ process, stage, isNext, sent, refused }: StageRunProps) {
  const isOpen = process.state === 'open'
  return (
    <section aria-labelledby={stage.id}>
      <h2 id={stage.id}>
        {stage.position}. {stage.title}
      </h2>
      <p className="fw-muted">
        {words[stage.state]} · {datesOf(stage)}
      </p>
      {isOpen && stage.state === 'open' ? <Running {...{ stage, sent, refused }} /> : null}
      {isOpen && stage.state === 'planned' ? <ToCome {...{ stage, isNext, sent, refused }} /> : null}
      {isOpen && (stage.state === 'closed' || stage.state === 'skipped') ? (
        <details>
          <summary>Do it again</summary>
          <ActForm act="repeat" stage={stage.id} label="Do it again" reason={public_} sent={sent} />
        </details>
      ) : null}
    </section>
  )
}

type Part = Pick<StageRunProps, 'stage' | 'sent' | 'refused'>

function Running({ stage, sent, refused }: Part) {
  const missing = stage.criteria.some(({ met }) => !met)
  return (
    <>
      {stage.closesAt ? <p>It closes on {toTheMinute(stage.closesAt)}, if all below is so by then.</p> : null}
      <Criteria stage={stage} />
      <ActForm
        {...{ act: 'close', stage: stage.id, label: 'Close this stage', sent, isPrimary: !missing }}
        reason={missing ? 'Say why you close it although not all is so that should be. Everybody reads it.' : null}
        problem={refused?.code === 'explanation-needed' ? refused.message : undefined}
      />
      <details>
        <summary>Keep it open for longer</summary>
        <ActForm {...{ act: 'extend', stage: stage.id, label: 'Keep it open', sent }} reason={public_}>
          <InstantField
            {...{ name: 'closesAt', label: 'Until', written: stage.closesAt ?? '' }}
            problem={refused?.fields.closesAt}
          />
        </ActForm>
      </details>
    </>
  )
}

function ToCome({ stage, isNext, sent }: Part & { readonly isNext: boolean }) {
  return (
    <>
      {isNext ? (
        <ActForm {...{ act: 'open', stage: stage.id, label: 'Open this stage', sent, isPrimary: true }} reason={null}>
          <details>
            <summary>Choose the text it works on</summary>
            <TextField
              {...{ name: 'revision', label: 'Number of a revision', autoComplete: 'off', isOptional: true }}
              help="Else it is what came of the stage before, or what visitors read."
            />
          </details>
        </ActForm>
      ) : null}
      <details>
        <summary>Leave it out</summary>
        <ActForm act="skip" stage={stage.id} label="Leave it out" reason={public_} sent={sent} />
      </details>
    </>
  )
}
