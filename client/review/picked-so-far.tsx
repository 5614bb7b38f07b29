import type { PartPreview } from '@fieldword/shared/review/part-contract.ts'
import { Day } from '../ui/day.tsx'

interface PickedProps {
  readonly picked: PartPreview['picked']
  readonly reviewId: string
}

/** [RV97] What moderators picked in this round, each with the way to see and confirm exactly that. */
export function PickedSoFar({ picked, reviewId }: PickedProps) {
  if (picked.length === 0) return null
  return (
    <section className="pck__so" aria-labelledby="picked">
      <h2 id="picked">Picked so far</h2>
      <ul>
        {picked.map(({ by, chosen, reason, pickedAt, given, needed }) => (
          <li key={`${by.id} ${pickedAt}`}>
            <p>
              <b>{by.name}</b> would accept {chosen.length === 1 ? 'change' : 'changes'} {chosen.join(', ')}. {given} of{' '}
              {needed} picked exactly this. <Day at={pickedAt} />
            </p>
            <p className="fw-2">{reason}</p>
            <p>
              <a className="fw-btn fw-btn--sm" href={`/review/${reviewId}/part?${asked(chosen)}`}>
                See the same<span className="fw-vh"> as {by.name}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function asked(chosen: readonly number[]): string {
  return new URLSearchParams(chosen.map(change => ['change', String(change)])).toString()
}
