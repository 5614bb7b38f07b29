import type { RatingResults } from '@fieldword/shared/processes/rating-contract.ts'
import { ratingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import { Fact, OpenStage } from '../open-stage.tsx'
import { definePanel, type PanelProps } from '../panels.ts'
import { Stands } from '../rating/stands.tsx'
import { bandWords, ruleInWords } from '../rating/words.ts'

/** [PR183] */
export const ratingPanel = definePanel<RatingResults | null>({
  kind: 'rating',
  load: async (api, { slug }, { id }) => api.processes.ratingResults({ slug, stage: id }).catch(() => null),
  Panel: RatingPanel,
  Section: RatingSection,
  ways: () => [{ path: 'results', name: 'Where each element stands' }],
})

function RatingPanel({ process, stage }: PanelProps<RatingResults | null>) {
  const plan = ratingPlan.parse(stage.plan)
  const bands = bandWords(plan.scale)
  return (
    <OpenStage stage={stage} process={process} facts={<Fact name="Consensus means">{ruleInWords(plan)}</Fact>}>
      <p className="proc__p">{stage.purpose}</p>
      <ol className="rsteps">
        <li>
          <b>1. Read the draft</b>
          <span>From round 2 on you see where the group stood, and why.</span>
        </li>
        <li>
          <b>2. Rate each element</b>
          <span>1 strongly disagree to {plan.scale} strongly agree. You can leave any out.</span>
        </li>
        <li>
          <b>3. Explain {bands.disagree}</b>
          <span>One sentence is enough. Others read it without your name.</span>
        </li>
      </ol>
    </OpenStage>
  )
}

function RatingSection({ answer, process }: PanelProps<RatingResults | null>) {
  if (!answer?.shown) return null
  return (
    <Stands results={answer}>
      <p className="con__more">
        <a href={`/processes/${process.slug}/results?stage=${answer.stage.id}`}>All figures, groups and rounds</a>
      </p>
    </Stands>
  )
}
