import { type Refusal, refuse } from '../kernel/refusals.ts'
import { type Range, readRange, widest } from './networks.ts'

/** [ACC16] Whether a block may begin: `until` in the future, and no other in force. */
export function beginBlock(present: unknown, until: Date | null, now: Date): 'begins' | Refusal {
  if (present) return refuse('already-blocked')
  return until && until <= now ? past() : 'begins'
}

/** [ACC31] The range that a block may begin for, as it was written. */
export function beginNetworkBlock(written: string, until: Date | null, now: Date): Range | Refusal {
  const range = readRange(written)
  if (!range) return refuse('range-unusable')
  if (range.prefix < widest[range.family]) return refuse('range-too-wide')
  return until && until <= now ? past() : range
}

function past(): Refusal {
  return refuse('bad-input', { issues: [{ path: 'until', message: 'Choose a time to come.' }] })
}
