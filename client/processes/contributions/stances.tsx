import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { stanceKind } from '@fieldword/shared/processes/vocabulary.ts'
import { stanceWords } from './words.ts'

/** [PR73] What others think of it. Pressing what is pressed takes it back. */
export function Stances({ contribution }: { readonly contribution: ContributionView }) {
  const { number, stances, stance, may, state, kind } = contribution
  if (kind !== 'comment' || state !== 'published') return null
  const some = stanceKind.options.some(kind => stances[kind] > 0)
  if (!may.stance) {
    if (!some) return null
    return (
      <p className="said__stances">
        {stanceKind.options.map(kind => (
          <span key={kind} className="cm__given">
            {stanceWords[kind]} {stances[kind]}
          </span>
        ))}
      </p>
    )
  }
  return (
    <form method="post" className="said__stances" aria-label={`What you think of comment ${number}`}>
      <input type="hidden" name="act" value="stance" />
      <input type="hidden" name="number" value={number} />
      {stanceKind.options.map(kind => (
        <button
          key={kind}
          type="submit"
          className="cm__given"
          name="stance"
          value={stance === kind ? '' : kind}
          aria-pressed={stance === kind}
        >
          {stanceWords[kind]} {stances[kind]}
        </button>
      ))}
    </form>
  )
}
