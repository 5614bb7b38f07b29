import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import { processHref } from '../contributions/addresses.ts'
import { Fact, OpenStage } from '../open-stage.tsx'
import { definePanel, type PanelProps } from '../panels.ts'

/** [PR85] A call for input while it is open. */
function InputPanel({ process, stage }: PanelProps) {
  const { questions } = inputPlan.parse(stage.plan)
  return (
    <OpenStage
      stage={stage}
      process={process}
      facts={
        <Fact name="Asked">
          <a href={`${processHref(process.slug)}/survey`}>
            {questions.length === 1 ? 'One question' : `${questions.length} questions`}
          </a>
        </Fact>
      }
    >
      <p className="proc__p">{stage.purpose}</p>
    </OpenStage>
  )
}

export const inputPanel = definePanel({
  kind: 'input',
  Panel: InputPanel,
  ways: () => [{ path: 'survey/results', name: 'What was answered' }],
})
