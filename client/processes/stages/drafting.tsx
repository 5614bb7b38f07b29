import { OpenStage } from '../open-stage.tsx'
import { definePanel, type PanelProps } from '../panels.ts'

/** [PR282] */
export const draftingPanel = definePanel({
  kind: 'drafting',
  Panel: ({ stage, process }: PanelProps) => (
    <OpenStage stage={stage} process={process}>
      <p className="proc__p">{stage.purpose}</p>
      {stage.output ? (
        <p>
          <a href={`/processes/${process.slug}/changes`}>What the candidate changes</a>
        </p>
      ) : null}
    </OpenStage>
  ),
  ways: () => [{ path: 'drafts', name: 'Working drafts' }],
})
