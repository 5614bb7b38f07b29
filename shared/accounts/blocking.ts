import { type Refusal, refuse } from '../kernel/refusals.ts'

/** [ACC16] Whether a block may begin: `until` in the future, and no other in force. */
export function beginBlock(present: unknown, until: Date | null, now: Date): 'begins' | Refusal {
  if (present) return refuse('already-blocked')
  if (until && until <= now) {
    return refuse('bad-input', { issues: [{ path: 'until', message: 'Choose a time to come.' }] })
  }
  return 'begins'
}
