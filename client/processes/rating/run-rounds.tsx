import type { RatingResults } from '@fieldword/shared/processes/rating-contract.ts'
import type { Refused } from '../../platform/page.ts'
import { RefusedNote } from '../../ui/refused-note.tsx'

interface RunRoundsProps {
  readonly results: RatingResults
  readonly refused: Refused | null
}

/** What whoever runs the process does with rounds: close the open one, open the next. */
export function RunRounds({ results: { may, rounds }, refused }: RunRoundsProps) {
  const last = rounds.at(-1)
  if (!last || !(may.closeRound || may.openRound)) return null
  return (
    <section className="proc__sec rrun" id="run" aria-labelledby="run-title">
      <h2 id="run-title">{may.closeRound ? `Round ${last.number} is open` : `After round ${last.number}`}</h2>
      <RefusedNote refused={refused} />
      {may.closeRound ? (
        <form method="post">
          <input type="hidden" name="act" value="close" />
          <input type="hidden" name="round" value={last.number} />
          <p>What was rated is then counted and shown to everybody. A closed round is not opened again.</p>
          <p className="rrun__b">
            <button type="submit" className="fw-btn fw-btn--primary">
              Close round {last.number}
            </button>
          </p>
        </form>
      ) : (
        <form method="post" noValidate>
          <input type="hidden" name="act" value="open" />
          <input type="hidden" name="round" value={last.number} />
          <div className="fw-field">
            <label className="fw-label" htmlFor="revision">
              Revision to rate
            </label>
            <input
              className="fw-input"
              id="revision"
              name="revision"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={last.revision}
              aria-describedby="revision-help"
            />
            <p className="fw-help" id="revision-help">
              Its number in the history of the page. Where the words of an element are others than in revision{' '}
              {last.revision}, what was said of them is not set beside the new ones.
            </p>
          </div>
          <p className="rrun__b">
            <button type="submit" className="fw-btn fw-btn--primary">
              Open round {last.number + 1}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}
