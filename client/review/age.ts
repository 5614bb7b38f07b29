const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long something waits, as dense as a table wants it: "5 d", "3 h", "12 min". */
export function ageOf(since: string, now: string): string {
  const { count, unit } = measured(since, now)
  return `${count} ${{ day: 'd', hour: 'h', minute: 'min' }[unit]}`
}

/** The same in a sentence: "5 days", "1 hour". */
export function ageInWords(since: string, now: string): string {
  const { count, unit } = measured(since, now)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Which part of a week has passed, 0 to 1: what the bar beside an age shows. */
export function shareOfWeek(since: string, now: string): number {
  return Math.min(1, Math.max(0, Date.parse(now) - Date.parse(since)) / (7 * day))
}

function measured(since: string, now: string) {
  const passed = Math.max(0, Date.parse(now) - Date.parse(since))
  if (passed >= day) return { count: Math.floor(passed / day), unit: 'day' } as const
  if (passed >= hour) return { count: Math.floor(passed / hour), unit: 'hour' } as const
  return { count: Math.floor(passed / minute), unit: 'minute' } as const
}
