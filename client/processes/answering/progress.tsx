import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { AnswerFigures } from '@fieldword/shared/processes/dispositions-contract.ts'
import { inWords } from '../../ui/dates.ts'
import { answerWords } from './words.ts'

interface ProgressProps {
  readonly figures: AnswerFigures
  readonly closesAt: string | null
}

const shades = {
  accepted: 'a',
  accepted_in_part: 'p',
  declined: 'n',
  out_of_scope: 'n',
  noted: 'o',
  duplicate: 'o',
  deferred: 'o',
} as const

/** How many are answered, and how; the same in words below. */
export function Progress({ figures, closesAt }: ProgressProps) {
  const { total, answered, kinds, waiting } = figures
  const parts = [
    ...kinds
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({ word: answerWords[kind], shade: shades[kind], count })),
    { word: 'Not answered', shade: 'u' as const, count: total - answered },
  ]
  return (
    <div className="prog">
      <p>
        <b className="fw-num">
          {inFigures(answered)} of {inFigures(total)}
        </b>{' '}
        answered{waiting > 0 ? `, ${inFigures(waiting)} to confirm` : ''}
        {closesAt ? <span>Due {inWords(closesAt)}</span> : null}
      </p>
      {total > 0 ? (
        <>
          {/* Drawn: lengths that are worked out cannot be styles of an element here. */}
          <svg className="prog__b" viewBox={`0 0 ${total} 12`} preserveAspectRatio="none" aria-hidden="true">
            {parts.map(({ word, shade, count }, place) => (
              <rect
                key={word}
                data-s={shade}
                x={parts.slice(0, place).reduce((sum, part) => sum + part.count, 0)}
                width={count}
                height="12"
              />
            ))}
          </svg>
          <ul>
            {parts.map(({ word, shade, count }) => (
              <li key={word}>
                <i data-s={shade} aria-hidden="true" />
                {word} <span className="fw-num">{inFigures(count)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
