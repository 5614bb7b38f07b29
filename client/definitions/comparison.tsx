import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionChoice } from '@fieldword/shared/revisions/contract.ts'
import type { Frame } from '../platform/page.ts'
import { ChangeKey } from '../ui/change-key.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { joined } from '../ui/in-words.ts'
import { sectionOf } from '../ui/page-head.tsx'
import { CompareAround } from './compare-around.tsx'
import { CompareBar } from './compare-bar.tsx'
import { CompareCounts } from './compare-counts.tsx'
import { hrefOf, nameOf, saidOf, textCompareHref } from './compare-names.ts'
import { CompareRow } from './compare-row.tsx'
import { lineageHref } from './lineage-href.ts'
import { LineageMap } from './lineage-map.tsx'
import { RowParts } from './row-parts.tsx'
import type { DefinitionLook } from './version-href.ts'

export interface Compared {
  readonly page: PagePlace
  readonly comparison: DefinitionComparison
  /** Approved ones that can be picked. */
  readonly revisions: readonly RevisionChoice[]
  readonly look: DefinitionLook
}

/** What happened between two texts: in a sentence, in numbers, as a map, and element by element. */
export function Comparison({ page, comparison, revisions, look, frame }: Compared & { readonly frame: Frame }) {
  const view = look.view ?? 'side'
  const { rows, changes } = comparison
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
      <Summary comparison={comparison} />
      <CompareBar comparison={comparison} look={look} revisions={revisions} drafts={can(frame.actor, 'draft:read')} />
      <div className="cmp" data-view={view}>
        <h2 className="fw-vh">Element by element</h2>
        <Heads comparison={comparison} />
        {changes === 0 ? <p className="cmp__equal">No differences: both texts say the same.</p> : null}
        {rows.length === 0 ? <p className="cmp__equal">Neither text has elements.</p> : null}
        {rows.map(row => (
          <CompareRow key={row.anchor} row={row} comparison={comparison} view={view} words={look.words} />
        ))}
        <CompareAround comparison={comparison} view={view} />
        <RowParts comparison={comparison} look={look} />
      </div>
      <ChangeKey />
    </div>
  )
}

/** More than these cannot be told apart in the picture. */
const mostDrawn = 60

function Summary({ comparison }: { readonly comparison: DefinitionComparison }) {
  const { pageSlug, from, to, headline, summary, counts, words, coarse } = comparison
  const asTexts = textCompareHref(pageSlug, from, to)
  return (
    <section className="cmphead">
      <div>
        <h1>{headline}</h1>
        <p className="cmphead__sum">{summary}</p>
        <CompareCounts counts={counts} />
        <p className="fw-help">
          <span className="fw-num">
            {words.from} words to {words.to}.
          </span>{' '}
          <SaidOfLineage comparison={comparison} />{' '}
          {comparison.versions.length > 2 ? (
            <a href={`/wiki/${pageSlug}/versions/over-time`}>See all versions at once.</a>
          ) : null}{' '}
          {asTexts ? <a href={asTexts}>Compare as texts.</a> : null}
          {coarse ? ' The texts are too long to compare word by word everywhere.' : null}
        </p>
      </div>
      {Math.max(comparison.from.elements, comparison.to.elements) <= mostDrawn ? (
        <LineageMap comparison={comparison} />
      ) : (
        <details className="cmphead__words">
          <summary>Which element became which, in words</summary>
          <p>{comparison.mapText}</p>
        </details>
      )}
    </section>
  )
}

/** Whose reading it is, with the way to what it rests on, and how it reaches texts that are no versions. */
function SaidOfLineage({ comparison }: { readonly comparison: DefinitionComparison }) {
  const { pageSlug, reading, readingNumber, through, versions, from, to } = comparison
  if (from.label === to.label) return null
  if (reading === null) return 'No lineage is recorded between them: an element goes on as the one that has its id.'
  const [older, newer] = versions.map(({ label }) => label).filter(label => [from.label, to.label].includes(label))
  const isOne = readingNumber !== null && older !== undefined && newer !== undefined
  const way = through.length > 0 ? `, by way of ${joined(through)}` : ''
  return (
    <>
      Lineage:{' '}
      {isOne ? <a href={lineageHref(pageSlug, { from: older, to: newer }, readingNumber)}>{reading}</a> : reading}
      {way}.
    </>
  )
}

function Heads({ comparison: { pageSlug, from, to } }: { readonly comparison: DefinitionComparison }) {
  return (
    <div className="cmp__head">
      {[from, to].map((text, side) => (
        <span key={side === 0 ? 'from' : 'to'}>
          <b>
            <a href={hrefOf(pageSlug, text)}>{nameOf(text)}</a>
          </b>{' '}
          {saidOf(text)}
        </span>
      ))}
    </div>
  )
}
