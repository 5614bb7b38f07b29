import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import type { Figure } from '@fieldword/shared/processes/stage.ts'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { datesOf } from './stage-dates.ts'

/** [PR13] All stages of a process in their order, with what each counts. */
export function StageLine({ process }: { readonly process: ProcessView }) {
  return (
    <nav className="proc__line" aria-label="Stages">
      <div className="fw-wrap">
        <ol className="stages">
          {process.stages.map(stage => (
            <StageMark key={stage.id} stage={stage} />
          ))}
        </ol>
      </div>
    </nav>
  )
}

const looks = {
  planned: { s: 'next', word: 'Not started' },
  open: { s: 'now', word: 'Current stage' },
  closed: { s: 'done', word: 'Finished' },
  skipped: { s: 'skipped', word: 'Left out' },
} as const

function StageMark({ stage }: { readonly stage: StageView }) {
  const { s, word } = looks[stage.state]
  // Of what has not begun, or was left out, there is nothing to go to.
  const Mark = stage.state === 'open' || stage.state === 'closed' ? 'a' : 'span'
  return (
    <li data-s={s} aria-current={stage.state === 'open' ? 'step' : undefined}>
      <Mark className="stages__m" {...(Mark === 'a' && { href: `#${anchorOf(stage)}` })}>
        <span className="stages__dot">
          {stage.state === 'closed' ? <IconCheck className="i" aria-hidden="true" /> : null}
          {stage.state === 'skipped' ? <IconMinus className="i" aria-hidden="true" /> : null}
        </span>
        {stage.state === 'open' ? <span className="stages__open">Open now</span> : null}
        <b>{stage.title}</b>
        <small>{datesOf(stage)}</small>
        {stage.figures.slice(0, 2).map(figure => (
          <small key={figure.key} className="stages__st">
            {figureText(figure)}
          </small>
        ))}
        <span className="fw-vh">{word}</span>
      </Mark>
    </li>
  )
}

/** "143 comments", "121 of 143 answered". */
export function figureText({ value, of, label }: Figure): string {
  return of === null ? `${inFigures(value)} ${label}` : `${inFigures(value)} of ${inFigures(of)} ${label}`
}

/** Where on the page of its process a stage is told. */
export const anchorOf = ({ position }: Pick<StageView, 'position'>) => `stage-${position}`
