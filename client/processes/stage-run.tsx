import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { overInWords } from '@fieldword/shared/processes/overdue.ts'
import type { Refused } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { capitalised } from '../ui/in-words.ts'
import { TextField } from '../ui/text-field.tsx'
import { ActForm, type SentAct } from './act-form.tsx'
import { InstantField } from './instant-field.tsx'
import { Criteria } from './open-stage.tsx'
import { datesOf } from './stage-dates.ts'
import { wayTo } from './stage-ways.ts'

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
  const way = wayTo(stage)
  return (
    <section aria-labelledby={stage.id}>
      <h2 id={stage.id}>
        {stage.position}. {stage.title}
      </h2>
      <p className="fw-muted">
        {words[stage.state]} · {datesOf(stage)}
      </p>
      {way ? (
        <p>
          <a href={`/processes/${process.slug}/${way.path}`}>{way.name}</a>
        </p>
      ) : null}
      {isOpen && stage.state === 'open' ? <Running {...{ stage, sent, refused }} /> : null}
      {isOpen && stage.state === 'planned' ? <ToCome {...{ process, stage, isNext, sent, refused }} /> : null}
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
      <Until stage={stage} />
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

/** [PR343] When it closes by itself, or by how much it is late. */
function Until({ stage: { closesAt, daysOver } }: Pick<StageRunProps, 'stage'>) {
  if (closesAt === null) return null
  if (daysOver === null) return <p>It closes on {toTheMinute(closesAt)}, if all below is so by then.</p>
  return (
    <p className="fw-note" data-s="wait">
      {capitalised(overInWords(daysOver))}: its time ended on {toTheMinute(closesAt)}. It closes once all below is so,
      or when you close it for a reason.
    </p>
  )
}

function ToCome({ process, stage, isNext, sent }: Omit<StageRunProps, 'refused'>) {
  return (
    <>
      <Kept stage={stage} />
      {isNext ? (
        <ActForm
          {...{ act: 'open', stage: stage.id, label: 'Open this stage', sent }}
          isPrimary={process.stages.every(({ state }) => state !== 'open')}
          reason={null}
        >
          <details>
            <summary>Choose the text it works on</summary>
            <TextField
              {...{ name: 'revision', label: 'Number of a revision', autoComplete: 'off', isOptional: true }}
              help="Else it is what came of the stage before, or what visitors read."
            />
          </details>
        </ActForm>
      ) : null}
      <MoveForm {...{ process, stage, sent }} />
      <details>
        <summary>Leave it out</summary>
        <ActForm act="skip" stage={stage.id} label="Leave it out" reason={public_} sent={sent} />
      </details>
    </>
  )
}

/** [PR354] Why it has not opened by itself. */
function Kept({ stage: { opensAt, keptFromOpening } }: Pick<StageRunProps, 'stage'>) {
  if (opensAt === null || keptFromOpening.length === 0) return null
  return (
    <>
      <p className="fw-note" data-s="wait">
        It should have opened on {toTheMinute(opensAt)}. It opens by itself once what keeps it is settled:
      </p>
      <ul>
        {keptFromOpening.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  )
}

/** [PR346] Another place among the stages that have not opened. */
function MoveForm({ process: { stages }, stage, sent }: Pick<StageRunProps, 'process' | 'stage' | 'sent'>) {
  const id = `to-${stage.id}`
  const toCome = placesFor(stage, stages)
  if (toCome.length === 0) return null
  return (
    <details>
      <summary>Put it in another place</summary>
      <ActForm act="move" stage={stage.id} label="Move it" reason={public_} sent={sent}>
        <div className="fw-field">
          <label className="fw-label" htmlFor={id}>
            In the place of
          </label>
          <select className="fw-select" id={id} name="position">
            {toCome.map(other => (
              <option key={other.id} value={other.position}>
                {other.position}. {other.title}
              </option>
            ))}
          </select>
        </div>
      </ActForm>
    </details>
  )
}

/** The others behind all that has begun: in their places it may stand. */
function placesFor(stage: StageView, stages: readonly StageView[]): StageView[] {
  const begun = stages.findLastIndex(({ state }) => state === 'open' || state === 'closed')
  return stages.slice(begun + 1).filter(({ id }) => id !== stage.id)
}
