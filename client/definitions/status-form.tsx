import type { VersionRef, VersionStatus, VersionView } from '@fieldword/shared/definitions/contract.ts'
import { nextStatuses } from '@fieldword/shared/definitions/status.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { statusWords } from './version-words.ts'

interface StatusFormProps {
  readonly version: VersionView
  /** Another version, whose place this one would take. */
  readonly inForce: VersionRef | null
  readonly sent: { readonly to: string; readonly reason: string }
  readonly problems: Readonly<Record<string, string>>
}

/** Where the version may go from here, and why. */
export function StatusForm({ version, inForce, sent, problems }: StatusFormProps) {
  const choices = nextStatuses(version.log)
  return (
    <form className="form" method="post" noValidate aria-labelledby="move">
      <h2 id="move">Change the status</h2>
      {inForce ? <input type="hidden" name="supersedes" value={inForce.label} /> : null}
      <fieldset className="form__kinds" aria-describedby={problems.to ? 'to-problem' : undefined}>
        <legend className="fw-label">It becomes</legend>
        {choices.map((to, place) => (
          <label key={to} className="fw-check">
            <input
              className="fw-radio"
              type="radio"
              name="to"
              value={to}
              defaultChecked={sent.to ? sent.to === to : choices.length === 1 && place === 0}
            />
            <span>
              {statusWords[to]}
              <small className="fw-help form__what">{meaningOf(to, inForce)}</small>
            </span>
          </label>
        ))}
        {problems.to ? (
          <p className="fw-error" id="to-problem">
            Choose what it becomes.
          </p>
        ) : null}
      </fieldset>
      <ReasonField
        help="Public: it stands in the log of this version."
        problem={problems.reason}
        written={sent.reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Change status
        </button>
      </p>
    </form>
  )
}

function meaningOf(to: VersionStatus, inForce: VersionRef | null): string {
  switch (to) {
    case 'in_force':
      return inForce
        ? `It takes the place of ${inForce.label}, which is superseded then.`
        : 'No other version is in force.'
    case 'withdrawn':
      return 'It keeps its address and its text, and says that it was withdrawn.'
    case 'working':
      return 'Back to what it was: named, and not in force.'
    case 'superseded':
      return 'Back to what it was: in force until another version was.'
  }
}
