import type { LineageReadingRef } from '@fieldword/shared/definitions/lineage-contract.ts'
import { Day } from '../ui/day.tsx'
import { capitalised } from '../ui/in-words.ts'
import { recorderOf } from './recorder.ts'

/** Who says so, who recorded it and when, in one line. */
export function ReadingFacts({ reading }: { readonly reading: LineageReadingRef }) {
  const recorder = recorderOf(reading)
  return (
    <p className="fw-help">
      {reading.counts ? <b>Counts now. </b> : null}
      {capitalised(reading.reading)}, {recorder ? `recorded by ${recorder}` : 'came with the wiki'} on{' '}
      <Day at={reading.recordedAt} />.{' '}
      {reading.restoredNumber === null ? null : `Restores reading ${reading.restoredNumber}. `}
      {reading.ties} {reading.ties === 1 ? 'tie' : 'ties'}.
    </p>
  )
}
