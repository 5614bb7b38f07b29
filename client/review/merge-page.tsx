import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import type { ReactNode } from 'react'
import { ChangeCounts, WordDelta } from '../ui/change-counts.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { CompareRows } from '../ui/compare-rows.tsx'
import { PartButtons } from './part-buttons.tsx'

interface MergePageProps {
  readonly comparison: Comparison
  /** What the two sides are called. */
  readonly before: string
  readonly after: string
  /** In place of the comparison's own summary. */
  readonly summary?: string | undefined
  /** How many places nobody has decided on. */
  readonly undecided?: number
  readonly conflicts?: ReactNode
  readonly children: ReactNode
}

/** A form around what would change: the decisions and the text on the left, what to send on the right. Works without scripts. */
export function MergePage({ comparison, before, after, summary, undecided = 0, conflicts, children }: MergePageProps) {
  return (
    <form className="rd rd--bare" method="post" noValidate>
      <div className="rd__main" data-view="inline">
        {conflicts}
        <section aria-label="What would change">
          <p className="cmphead__sum">{summary ?? comparison.summary}</p>
          {undecided > 0 ? (
            <p className="fw-help">Where nothing is decided, the text stands here as it is approved now.</p>
          ) : null}
          <ChangeCounts counts={comparison.counts} />
          <CompareRows rows={comparison.rows} part={comparison.part} view="inline" before={before} after={after} />
          <PartButtons part={comparison.part} />
          <ChangeKey />
        </section>
      </div>
      <aside className="rd__side" aria-label="Proposal">
        {children}
        <p className="fw-help">
          From {before} to {after}: <WordDelta words={comparison.words} /> words
        </p>
      </aside>
    </form>
  )
}
