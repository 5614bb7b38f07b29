import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import type { Draft, Texts } from './draft.ts'

/** Rows of the board are all of one height, so where a line ends follows from its number alone, before anything is measured. */
const step = 10

const strokes: Readonly<Record<LineageKind, string>> = {
  ...{ kept: 'lm-kept', reworded: 'lm-rew', split: 'lm-split', merged: 'lm-split' },
  ...{ new: 'lm-kept', retired: 'lm-kept' },
}

/** The ties as lines: those of the reading as the map draws them, suggestions thin. */
export function TieLines({ texts: { fromElements, toElements }, draft }: { texts: Texts; draft: Draft }) {
  const rows = Math.max(fromElements.length, toElements.length, 1)
  const yOf = (elements: Texts['fromElements'], id: string | null) => {
    const place = elements.findIndex(({ elementId }) => elementId === id)
    return place < 0 ? null : step * (place + 0.5 + (rows - elements.length) / 2)
  }
  return (
    <svg className="lmap lne__lines" viewBox={`0 0 100 ${step * rows}`} preserveAspectRatio="none" aria-hidden="true">
      {draft.ties.map(({ key, from, to, kind, isIn }) => {
        const [y1, y2] = [yOf(fromElements, from), yOf(toElements, to)]
        if (y1 === null || y2 === null) return null
        return (
          <path
            key={key}
            className={strokes[kind]}
            data-suggested={isIn ? undefined : ''}
            d={`M0 ${y1} C 40 ${y1}, 60 ${y2}, 100 ${y2}`}
          />
        )
      })}
    </svg>
  )
}
