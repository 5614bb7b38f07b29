import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { OpenStage } from '../open-stage.tsx'
import { definePanel, type PanelProps } from '../panels.ts'

/** [PR282] */
export const draftingPanel = definePanel({
  kind: 'drafting',
  Panel: ({ stage, process }: PanelProps) => (
    <OpenStage stage={stage} process={process}>
      <p className="proc__p">{stage.purpose}</p>
      <Ways stage={stage} process={process} />
    </OpenStage>
  ),
})

function Ways({ stage, process: { slug } }: { readonly stage: StageView; readonly process: ProcessView }) {
  return (
    <p className="chg__tools">
      <a href={`/processes/${slug}/drafts`}>Working drafts</a>
      {stage.output ? <a href={`/processes/${slug}/changes`}>What the candidate changes</a> : null}
      <a href={`/processes/${slug}/why`}>Why this word?</a>
    </p>
  )
}
