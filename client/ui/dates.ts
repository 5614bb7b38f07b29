const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date as precise as it is known: 2011 → "2011", 2019-11 → "November 2019", a day or an instant → "14 November 2019" (UTC). */
export function inWords(date: string): string {
  const [year = '', month, day] = date.slice(0, 10).split('-')
  if (!month) return year
  const name = months[Number(month) - 1] ?? month
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}

/** An instant to the minute: "14 November 2019, 09:05 UTC". */
export function toTheMinute(instant: string): string {
  return `${inWords(instant)}, ${instant.slice(11, 16)} UTC`
}
