import type { DefinitionComparison } from '@fieldword/shared/definitions/contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { ChangeKey } from '../ui/change-key.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { CompareBar } from './compare-bar.tsx'
import { CompareCounts } from './compare-counts.tsx'
import { CompareRow } from './compare-row.tsx'
import { LineageMap } from './lineage-map.tsx'
import { saidOfVersion } from './version-words.ts'

export interface Compared {
  readonly page: PagePlace
  readonly comparison: DefinitionComparison
  readonly view: 'side' | 'inline'
  /** Whether changed words are marked. */
  readonly words: boolean
}

/** What happened between two versions: in a sentence, in numbers, as a map, and element by element. */
export function Comparison({ page, comparison, view, words }: Compared) {
  const { from, to, headline, summary, reading } = comparison
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            sectionOf('definition'),
            { name: page.title, href: `/wiki/${page.slug}` },
            { name: 'Compare', href: `/wiki/${page.slug}/versions/compare` },
          ]}
        />
      </div>
      <section className="cmphead">
        <div>
          <h1>{headline}</h1>
          <p className="cmphead__sum">{summary}</p>
          <CompareCounts counts={comparison.counts} />
          <p className="fw-help">
            <span className="fw-num">
              {comparison.words.from} words to {comparison.words.to}.
            </span>{' '}
            {reading ? `Which element came from which is an ${reading}.` : null}
          </p>
        </div>
        <LineageMap comparison={comparison} />
      </section>
      <CompareBar comparison={comparison} view={view} words={words} />
      <div className="cmp" data-view={view}>
        <h2 className="fw-vh">Element by element</h2>
        <div className="cmp__head" aria-hidden="true">
          <span>
            <b>{from.label}</b> {saidOfVersion(from)}
          </span>
          <span>
            <b>{to.label}</b> {saidOfVersion(to)}
          </span>
        </div>
        {comparison.rows.map(row => (
          <CompareRow key={keyOf(row)} row={row} comparison={comparison} view={view} words={words} />
        ))}
      </div>
      <ChangeKey />
    </div>
  )
}

function keyOf({ before, after }: Compared['comparison']['rows'][number]): string {
  return after[0]?.elementId ?? `gone ${before[0]?.elementId}`
}
