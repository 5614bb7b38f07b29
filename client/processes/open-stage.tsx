import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { overInWords } from '@fieldword/shared/processes/overdue.ts'
import type { Figure, NextAct } from '@fieldword/shared/processes/stage.ts'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { inWords } from '../ui/dates.ts'
import type { PanelProps } from './panels.ts'
import { anchorOf, figureText } from './stage-line.tsx'
import { involvedInWords } from './words.ts'

/** [PR14] The panel of an open stage: what it is for, what to do, until when. */
export function DefaultPanel({ stage, process }: PanelProps) {
  return (
    <OpenStage stage={stage} process={process}>
      <p className="proc__p">{stage.purpose}</p>
    </OpenStage>
  )
}

interface OpenStageProps {
  readonly stage: StageView
  readonly process: ProcessView
  /** What stands above the acts. */
  readonly children: ReactNode
  /** More rows of facts. */
  readonly facts?: ReactNode
}

/** The frame of every panel of an open stage. */
export function OpenStage({ stage, process, children, facts }: OpenStageProps) {
  return (
    <section className="proc__now" id={anchorOf(stage)} aria-labelledby={`${anchorOf(stage)}-title`}>
      <div className="fw-wrap proc__nowg">
        <div>
          <h2 id={`${anchorOf(stage)}-title`}>{stage.title}</h2>
          {children}
          <Acts acts={stage.acts} />
          <Criteria stage={stage} />
        </div>
        <dl className="proc__facts">
          <Closes stage={stage} />
          {stage.figures.length > 0 ? (
            <Fact name="So far">
              {stage.figures.map(figure => (
                <SoFar key={figure.key} {...{ figure }} />
              ))}
            </Fact>
          ) : null}
          <Fact name="Who">{involvedInWords(stage.who)}</Fact>
          {stage.input ? (
            <Fact name="Works on">
              <a href={`/wiki/${process.page.slug}/history/${stage.input.number}`}>Revision {stage.input.number}</a>
            </Fact>
          ) : null}
          {facts}
        </dl>
      </div>
    </section>
  )
}

function SoFar({ figure }: { readonly figure: Figure }) {
  return (
    <p>
      <b className="fw-num">{figureText(figure)}</b>
      {figure.of ? (
        <svg className="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width={Math.min(100, (100 * figure.value) / figure.of)} height={1} />
        </svg>
      ) : null}
    </p>
  )
}

function Closes({ stage: { closesAt, daysOver } }: { readonly stage: StageView }) {
  return (
    <Fact name="Closes">
      {closesAt === null ? (
        'When whoever runs it says so'
      ) : (
        <time dateTime={closesAt}>
          <b>{inWords(closesAt)}</b>
          {closesAt.slice(11, 16)} UTC
          {daysOver === null ? null : `, ${overInWords(daysOver)}`}
        </time>
      )}
    </Fact>
  )
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Acts({ acts }: { readonly acts: readonly NextAct[] }) {
  if (acts.length === 0) return <p className="proc__none">There is nothing for you to do in this stage now.</p>
  return (
    <>
      <p className="proc__cta">
        {acts.map((act, place) => (
          <a
            key={act.key}
            className={`fw-btn fw-btn--lg ${place === 0 && !act.done ? 'fw-btn--primary' : ''}`}
            href={act.href}
          >
            {act.done ? <IconCheck className="i" aria-hidden="true" /> : null}
            {act.text}
            {act.done ? <span className="fw-vh"> (done)</span> : null}
          </a>
        ))}
      </p>
      {acts.map(({ key, note }) =>
        note ? (
          <p key={key} className="fw-help">
            {note}
          </p>
        ) : null,
      )}
    </>
  )
}

export function Criteria({ stage: { criteria } }: { readonly stage: StageView }) {
  if (criteria.length === 0) return null
  return (
    <div className="proc__crit">
      <h3>Before it closes</h3>
      <ul>
        {criteria.map(({ key, text, met }) => (
          <li key={key} data-met={met}>
            {met ? (
              <IconCheck className="i" aria-hidden="true" />
            ) : (
              <IconCircleDashed className="i" aria-hidden="true" />
            )}
            <span>
              <span className="fw-vh">{met ? 'So: ' : 'Not yet: '}</span>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
