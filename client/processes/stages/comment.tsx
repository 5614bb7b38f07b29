import { mineHref } from '../contributions/addresses.ts'
import { Fact, OpenStage } from '../open-stage.tsx'
import { definePanel, type PanelProps } from '../panels.ts'

/** [PR85] Public comment while it is open: what to do, in three steps. */
function CommentPanel({ process, stage, frame }: PanelProps) {
  return (
    <OpenStage
      stage={stage}
      process={process}
      facts={
        frame.actor.role === 'visitor' ? null : (
          <Fact name="Yours">
            <a href={mineHref(process.slug)}>What you said</a>
          </Fact>
        )
      }
    >
      <p className="proc__p">{stage.purpose}</p>
      <ol className="rsteps">
        <li>
          <b>Read the draft</b>
          <span>Element by element, with what others said.</span>
        </li>
        <li>
          <b>Say what you mean</b>
          <span>About the whole, an element or words of it, and what it should say instead.</span>
        </li>
        <li>
          <b>Look at the others</b>
          <span>Agree, disagree, or say that it is unclear.</span>
        </li>
      </ol>
    </OpenStage>
  )
}

export const commentPanel = definePanel({
  kind: 'comment',
  Panel: CommentPanel,
  ways: () => [{ path: 'contributions', name: 'What was said' }],
})
