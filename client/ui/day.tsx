import { inWords, toTheMinute } from './dates.ts'

interface DayProps {
  /** An instant, or a date as precise as known. */
  readonly at: string
}

/** A day in words; an instant tells its minute to whoever hovers. */
export function Day({ at }: DayProps) {
  return (
    <time dateTime={at} title={at.includes('T') ? toTheMinute(at) : undefined}>
      {inWords(at)}
    </time>
  )
}
