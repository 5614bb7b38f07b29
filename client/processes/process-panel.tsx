import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { IconCheck, IconCircleDot, IconMinus } from '@tabler/icons-react'
import { inWords } from '../ui/dates.ts'
import { datesOf } from './stage-dates.ts'
import { figureText } from './stage-line.tsx'

/** [PR14] A process that is open, beside the definition it updates: its stages, and what one can do now. */
export function ProcessPanel({ process }: { readonly process: ProcessView }) {
  return (
    <aside className="home__proc" aria-labelledby="process">
      <span className="fw-badge" data-s="now">
        <IconCircleDot className="i" aria-hidden="true" />
        Open now
      </span>
      <h2 id="process">
        <a href={`/processes/${process.slug}`}>The definition is being updated</a>
      </h2>
      {process.summary ? <p className="fw-2">{process.summary}</p> : null}
      <ol className="stagesv">
        {process.stages.map(stage => (
          <Mark key={stage.id} process={process} stage={stage} />
        ))}
      </ol>
    </aside>
  )
}

const looks = { planned: 'next', open: 'now', closed: 'done', skipped: 'skipped' } as const
const words = { planned: 'Not started', open: 'Current stage', closed: 'Finished', skipped: 'Left out' } as const

function Mark({ process, stage }: { readonly process: ProcessView; readonly stage: StageView }) {
  const { state, title, figures } = stage
  return (
    <li data-s={looks[state]} aria-current={state === 'open' ? 'step' : undefined}>
      <span className="stagesv__dot">
        {state === 'closed' ? <IconCheck className="i" aria-hidden="true" /> : null}
        {state === 'skipped' ? <IconMinus className="i" aria-hidden="true" /> : null}
      </span>
      <div>
        <b>{title}</b>
        <span className="fw-vh">{words[state]}</span>
        <small>{[datesOf(stage), ...figures.slice(0, 1).map(figureText)].join(' · ')}</small>
        {state === 'open' ? <Now process={process} stage={stage} /> : null}
      </div>
    </li>
  )
}

function Now({ process, stage }: { readonly process: ProcessView; readonly stage: StageView }) {
  const [act] = stage.acts
  return (
    <div className="stagesv__now">
      <p>
        {stage.purpose}
        {stage.closesAt ? ` It closes on ${inWords(stage.closesAt)}.` : ''}
      </p>
      <a className="fw-btn fw-btn--primary" href={act?.href ?? `/processes/${process.slug}`}>
        {act?.text ?? 'See the process'}
      </a>
    </div>
  )
}
