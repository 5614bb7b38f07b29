import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { panelOf } from './all-panels.ts'
import { datesOf } from './stage-dates.ts'
import { anchorOf, figureText } from './stage-line.tsx'

interface BegunStagesProps {
  readonly process: ProcessView
  readonly stages: readonly StageView[]
  /** What the panel of each stage read, by the id of the stage. */
  readonly answers: Readonly<Record<string, unknown>>
}

/** Each stage that has begun: when it was, what it counted, and where what came of it is told. */
export function BegunStages({ process, stages, answers }: BegunStagesProps) {
  return (
    <section className="proc__sec" aria-labelledby="stages">
      <h2 id="stages">Stage by stage</h2>
      <ol className="begun">
        {stages.map(stage => (
          // An open stage is told in its panel: that is where the line of stages leads.
          <li key={stage.id} id={stage.state === 'closed' ? anchorOf(stage) : undefined}>
            <h3>{stage.title}</h3>
            <p className="begun__n">
              {datesOf(stage)}
              {stage.figures.map(figure => ` · ${figureText(figure)}`).join('')}
            </p>
            <p className="begun__w">
              {panelOf[stage.kind].ways(answers[stage.id]).map(({ path, name, isAct }) => (
                <a
                  key={path}
                  className={isAct ? 'fw-btn fw-btn--primary' : undefined}
                  href={`/processes/${process.slug}/${path}`}
                >
                  {name}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
