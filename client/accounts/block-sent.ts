import { reasonIn } from '../platform/steps.ts'

const day = 24 * 60 * 60 * 1000

export const lengths = [
  { name: 'for a day', days: '1' },
  { name: 'for a week', days: '7' },
  { name: 'for 30 days', days: '30' },
  { name: 'until a moderator ends it', days: '' },
] as const
const usual = '7'

export interface SentBlock {
  /** What the button said that was pressed: the account may have been blocked, or set free, since. */
  readonly act: 'block' | 'unblock'
  readonly days: string
  readonly reason: string
}

/** What a form holds that blocks somebody, or ends that. */
export function blockIn(form: URLSearchParams | null): SentBlock {
  const asked = form?.get('days')
  const days = lengths.find(length => length.days === asked)?.days ?? usual
  return { act: form?.get('act') === 'unblock' ? 'unblock' : 'block', days, reason: reasonIn(form) }
}

/** When such a block ends; null when somebody has to end it. */
export function untilOf({ days }: SentBlock, now: number): string | null {
  return days === '' ? null : new Date(now + Number(days) * day).toISOString()
}
