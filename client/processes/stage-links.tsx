import type { PanelProps } from './panels.ts'
import { anchorOf, figureText } from './stage-line.tsx'

interface StageLinksProps extends Pick<PanelProps, 'process' | 'stage'> {
  /** By what follows the address of the process. */
  readonly links: readonly { readonly path: string; readonly name: string }[]
}

/** What came of a stage that has pages of its own, and the way there. */
export function StageLinks({ process, stage, links }: StageLinksProps) {
  const told = stage.figures.map(figureText).join(', ')
  const isClosed = stage.state === 'closed'
  return (
    <section
      className="proc__sec"
      id={isClosed ? anchorOf(stage) : undefined}
      aria-labelledby={`${anchorOf(stage)}-links`}
    >
      <h2 id={`${anchorOf(stage)}-links`}>{stage.title}</h2>
      {told ? <p className="fw-muted">{told}.</p> : null}
      <p className="proc__cta">
        {links.map(({ path, name }) => (
          <a key={path} className="fw-btn" href={`/processes/${process.slug}/${path}`}>
            {name}
          </a>
        ))}
      </p>
    </section>
  )
}
