import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { QueueFigures } from '@fieldword/shared/review/queue-contract.ts'
import { ageInWords, ageOf } from './age.ts'

interface QueueHeadProps {
  readonly figures: QueueFigures
  readonly now: string
  readonly moderates: boolean
}

/** How the queue is doing, in one sentence and three figures. */
export function QueueHead({ figures, now, moderates }: QueueHeadProps) {
  const { yours, late, median, promisedDays } = figures
  return (
    <div className="wk">
      <div>
        <h1>Review</h1>
        <p className="fw-2">
          {leadOf(figures, now)} <a href="/review/health">How it does over time</a>
        </p>
      </div>
      <dl className="wk__st">
        {moderates ? <Figure name="Assigned to you" figure={inFigures(yours)} /> : null}
        <Figure name={`Past ${promisedDays} days`} figure={inFigures(late)} />
        <Figure name="Median wait" figure={median === null ? '–' : ageOf(median, now)} />
      </dl>
    </div>
  )
}

function Figure({ name, figure }: { readonly name: string; readonly figure: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{figure}</dd>
    </div>
  )
}

function leadOf({ waiting, oldest, promisedDays }: QueueFigures, now: string): string {
  const count = inFigures(waiting)
  const words = waiting === 0 ? 'No revision waits.' : waiting === 1 ? '1 revision waits.' : `${count} revisions wait.`
  if (oldest === null) return words
  return `${words} The oldest has waited ${ageInWords(oldest, now)}; the field’s promise is ${promisedDays}.`
}
