import type { StageView } from '@fieldword/shared/processes/contract.ts'
import { anchorOf } from './stage-line.tsx'

/** [PR49] Stages that are told from sources: what each was, and where that is published. Nothing is counted. */
export function ToldStages({ stages }: { readonly stages: readonly StageView[] }) {
  return (
    <ol className="proc__told">
      {stages.map(stage => (
        <li key={stage.id} id={anchorOf(stage)}>
          <h2>{stage.title}</h2>
          <p>{withLinks(stage.purpose)}</p>
        </li>
      ))}
    </ol>
  )
}

/** Addresses in a text as links, whatever sign ends the sentence after them. */
function withLinks(text: string) {
  return text.split(/(https:\/\/[^\s()]+[^\s().,;])/).map((part, place) =>
    place % 2 === 1 ? (
      <a key={part} href={part} rel="noopener">
        {new URL(part).hostname}
      </a>
    ) : (
      part
    ),
  )
}
