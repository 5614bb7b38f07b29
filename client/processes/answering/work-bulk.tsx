import { dispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { Workbench } from '@fieldword/shared/processes/dispositions-contract.ts'
import { choiceWords } from './words.ts'
import type { Filled } from './work-sent.ts'

interface WorkBulkProps {
  readonly bench: Workbench
  readonly filled: Filled
}

/** What is done with the comments that are selected. It shows with the first of them. */
export function WorkBulk({ bench: { editors }, filled }: WorkBulkProps) {
  return (
    <fieldset className="bulk">
      <legend className="fw-vh">With the selected comments</legend>
      <details className="bulk__no">
        <summary className="fw-btn fw-btn--sm">Set disposition …</summary>
        <div className="bulk__why">
          <label>
            Disposition
            <select className="fw-select fw-select--sm" name="kind" defaultValue={filled.kind}>
              <option value="">Choose</option>
              {dispositionKind.options
                .filter(kind => kind !== 'duplicate')
                .map(kind => (
                  <option key={kind} value={kind}>
                    {choiceWords[kind]}
                  </option>
                ))}
            </select>
          </label>
          <label>
            One rationale for all of them
            <textarea className="fw-input" name="rationale" rows={3} maxLength={2000} defaultValue={filled.rationale} />
          </label>
          <button type="submit" name="act" value="save-all" className="fw-btn fw-btn--sm">
            Set for all selected
          </button>
        </div>
      </details>
      <details className="bulk__no">
        <summary className="fw-btn fw-btn--sm">Mark duplicates …</summary>
        <div className="bulk__why">
          <label>
            They say the same as comment
            <input
              className="fw-input fw-input--sm"
              name="duplicateOf"
              inputMode="numeric"
              maxLength={10}
              defaultValue={filled.duplicateOf}
            />
          </label>
          <button type="submit" name="act" value="duplicates" className="fw-btn fw-btn--sm">
            Mark all selected
          </button>
        </div>
      </details>
      <details className="bulk__no">
        <summary className="fw-btn fw-btn--sm">Assign …</summary>
        <div className="bulk__why">
          <label>
            Editor
            <select className="fw-select fw-select--sm" name="editorId">
              <option value="">Nobody</option>
              {editors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" name="act" value="assign" className="fw-btn fw-btn--sm">
            Assign all selected
          </button>
        </div>
      </details>
      <button type="submit" name="act" value="confirm" className="fw-btn fw-btn--sm">
        Confirm
      </button>
      <details className="bulk__no">
        <summary className="fw-btn fw-btn--sm">Return …</summary>
        <div className="bulk__why">
          <label>
            Why
            <input className="fw-input fw-input--sm" name="reason" maxLength={500} defaultValue={filled.reason} />
          </label>
          <button type="submit" name="act" value="return" className="fw-btn fw-btn--sm">
            Return all selected
          </button>
        </div>
      </details>
    </fieldset>
  )
}
