import type { ProcessView } from '@fieldword/shared/processes/contract.ts'

/** From a process to what came of it so far: what changed and why, what was said of which element, its report. */
export function ProcessWays({ process: { slug, stages } }: { readonly process: ProcessView }) {
  const here = `/processes/${slug}`
  const drafted = stages.some(({ kind, state }) => kind === 'drafting' && (state === 'open' || state === 'closed'))
  return (
    <nav className="fw-wrap proc__ways" aria-label="What came of it so far">
      <ul className="chg__texts">
        {drafted ? (
          <li>
            <a href={`${here}/drafts`}>Working drafts</a>
          </li>
        ) : null}
        <li>
          <a href={`${here}/changes`}>What was changed</a>
        </li>
        <li>
          <a href={`${here}/why`}>Why this word?</a>
        </li>
        <li>
          <a href={`${here}/matrix`}>Elements and what was said</a>
        </li>
        <li>
          <a href={`${here}/flow`}>From text to text</a>
        </li>
        <li>
          <a href={`${here}/report`}>Report</a>
        </li>
      </ul>
    </nav>
  )
}
