import { Day } from '../ui/day.tsx'
import { ageOf, shareOfWeek } from './age.ts'

interface AgeBarProps {
  readonly since: string
  readonly now: string
  readonly waiting: boolean
}

/** How long a review waits, drawn against a week; the day it was opened once nobody waits any more. */
export function AgeBar({ since, now, waiting }: AgeBarProps) {
  if (!waiting) return <Day at={since} />
  const share = shareOfWeek(since, now)
  return (
    <>
      <svg
        className="age"
        viewBox="0 0 28 6"
        aria-hidden="true"
        data-l={share > 0.5 ? 'late' : share > 0.2 ? 'mid' : 'new'}
      >
        <rect className="age__w" width="28" height="6" rx="3" />
        <rect className="age__p" width={Math.max(2, Math.round(28 * share))} height="6" rx="3" />
      </svg>
      <time dateTime={since}>{ageOf(since, now)}</time>
    </>
  )
}
