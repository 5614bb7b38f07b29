import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { ProposalPreview } from '@fieldword/shared/review/contract.ts'
import { ChangeBody } from '../ui/change-body.tsx'
import { WordDelta } from '../ui/change-counts.tsx'
import { isChange, wordsOfRow } from '../ui/change-words.ts'

interface ProposedChangesProps {
  readonly preview: ProposalPreview
  readonly slug: string
  readonly own: string | undefined
}

/** The blocks that change, and only those: exactly what is proposed. */
export function ProposedChanges({ preview, slug, own }: ProposedChangesProps) {
  const { comparison, baseNumber } = preview
  if (!preview.changed) {
    return (
      <p>
        {baseNumber === null
          ? 'The draft is empty. Write something first.'
          : `Nothing changed: the draft says exactly what r${baseNumber} says, the text visitors read.`}
      </p>
    )
  }
  if (preview.alreadyProposed)
    return <p>Exactly this text waits for review already. Change something to propose again.</p>
  const rows = comparison.rows.filter(isChange)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
    <section className="prop" aria-label="What you are proposing" tabIndex={0}>
      <p className="prop__h">
        <b>What you are proposing</b>
        <span>
          <WordDelta words={comparison.words} /> words
        </span>
        <span className="fw-muted">{comparison.summary}</span>
      </p>
      {comparison.part.of > 1 ? (
        <p className="prop__h">
          {/* In a tab of its own: what was written into the form stays. */}
          <a href={`/wiki/${slug}/compare/draft${own ? `?own=${own}` : ''}`} target="_blank" rel="noreferrer">
            See all {inFigures(comparison.changes)} changes
          </a>
          <span className="fw-muted">The first of them are here.</span>
        </p>
      ) : null}
      {rows.map(row => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds one change together
        <div
          key={comparison.rows.indexOf(row)}
          className="prop__l dif"
          data-k={row.kind}
          role="group"
          aria-label={wordsOfRow(row)}
        >
          <b aria-hidden="true">{row.afterNumber ?? row.beforeNumber ?? ''}</b>
          <ChangeBody row={row} name="the draft" />
        </div>
      ))}
    </section>
  )
}
