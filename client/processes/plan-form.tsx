import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { designs } from '@fieldword/shared/processes/designs.ts'
import { stageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { datesOf } from './stage-dates.ts'
import { involvedInWords } from './words.ts'

interface PlanFormProps {
  readonly process: ProcessView
  readonly sent: URLSearchParams | null
}

/** [PR37] The stages in their order, with what can still be changed. */
export function PlanForm({ process, sent }: PlanFormProps) {
  const isDraft = process.state === 'draft'
  const reason = isDraft ? null : (
    <ReasonField help="Everybody reads it in the log." written={sent?.get('reason') ?? ''} />
  )
  return (
    <>
      <ol className="prun">
        {process.stages.map(stage => (
          <li key={stage.id}>
            <h3>
              {stage.position}. {stage.title}
            </h3>
            <p className="fw-muted">
              {datesOf(stage)} · {involvedInWords(stage.who)}
            </p>
            {stage.state === 'planned' ? (
              <Changes process={process} stage={stage} />
            ) : (
              <p className="fw-help">Locked.</p>
            )}
          </li>
        ))}
      </ol>
      <form className="form rform" method="post">
        <h3>Add a stage</h3>
        <div className="fw-field">
          <label className="fw-label" htmlFor="kind">
            Kind
          </label>
          <select className="fw-select" id="kind" name="kind" defaultValue={sent?.get('kind') ?? 'comment'}>
            {stageKind.options.map(kind => (
              <option key={kind} value={kind}>
                {designs[kind].title}
              </option>
            ))}
          </select>
        </div>
        {reason}
        <p>
          <button type="submit" className="fw-btn" name="act" value="add">
            Add it at the end
          </button>
        </p>
      </form>
    </>
  )
}

function Changes({ process, stage }: { readonly process: ProcessView; readonly stage: StageView }) {
  const { id, title, position } = stage
  const isDraft = process.state === 'draft'
  return (
    <div className="prun__row">
      <a
        className="fw-btn fw-btn--sm"
        href={`/processes/${process.slug}/stages/${id}/edit`}
        aria-label={`Edit ${title}`}
      >
        Edit
      </a>
      {isDraft ? (
        <form method="post">
          <input type="hidden" name="stage" value={id} />
          <input type="hidden" name="position" value={position - 1} />
          {position > 1 ? (
            <button type="submit" className="fw-btn fw-btn--sm" name="act" value="move" aria-label={`Move ${title} up`}>
              Move up
            </button>
          ) : null}
          <button
            type="submit"
            className="fw-btn fw-btn--sm fw-btn--quiet"
            name="act"
            value="remove"
            aria-label={`Take ${title} away`}
          >
            Take away
          </button>
        </form>
      ) : null}
    </div>
  )
}
