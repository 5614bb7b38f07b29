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

/** Two days or instants as one span, in short: "9 Mar – 10 Apr 2026", "28 Nov 2026", "9 Dec 2026 – 10 Jan 2027" (UTC). */
export function spanInWords(from: string, until: string): string {
  const [first, last] = [inShort(from), inShort(until)]
  if (first === last) return first
  const sameYear = from.slice(0, 4) === until.slice(0, 4)
  return `${sameYear ? first.replace(/ \d+$/, '') : first} – ${last}`
}

/** A day or an instant in short: "14 Nov 2019" (UTC). */
export function inShort(date: string): string {
  return inWords(date).replace(/[A-Z][a-z]+/, month => month.slice(0, 3))
}

/** An instant to the minute: "14 November 2019, 09:05 UTC". */
export function toTheMinute(instant: string): string {
  return `${inWords(instant)}, ${instant.slice(11, 16)} UTC`
}
