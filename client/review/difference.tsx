import type { Comparison, ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { Fragment } from 'react'
import { summaryOf } from '../revisions/index.ts'
import { ChangeBody } from '../ui/change-body.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { ChangePlace } from '../ui/change-place.tsx'
import { ChangeSteps } from '../ui/change-steps.tsx'
import {
  countPlaces,
  isChange,
  kindOfRow,
  moveOfRow,
  nameOfRow,
  stretchesWithin,
  wordsOfKept,
  wordsOfRow,
} from '../ui/change-words.ts'
import { type CompareLook, queryOf } from '../ui/compare-look.ts'
import { CompareParts } from '../ui/compare-parts.tsx'
import { CompareViews } from '../ui/compare-views.tsx'
import { ComparedText } from '../ui/compared-text.tsx'
import { Fold, LeftOut } from '../ui/fold.tsx'
import { Kind } from '../ui/kind.tsx'
import { RowThreads, type Talk, ThreadBox, threadsOf } from './row-threads.tsx'

interface DifferenceProps {
  readonly review: ReviewView
  readonly look: CompareLook
  readonly talk: Talk
}

/** What the proposal changes, one block after the other; or both texts beside each other. */
export function Difference({ review, look, talk }: DifferenceProps) {
  const { comparison, baseNumber, revision, page } = review
  const hrefOf = (other: CompareLook) => `/review/${review.id}?${queryOf(other)}`
  const before = baseNumber === null ? 'an empty page' : `r${baseNumber}`
  const after = `r${revision.number}`
  return (
    <>
      <div className="rd__bar">
        <CompareViews look={look} hrefOf={hrefOf} elements={page.kind === 'definition'} />
        <p>{comparison.summary}</p>
        <ChangeSteps comparison={comparison} />
      </div>
      <section className="rd__dif" data-view={look.view === 'inline' ? 'inline' : 'side'} aria-label="What changes">
        {look.view === 'inline' ? (
          <>
            <Blocks
              talk={talk}
              comparison={comparison}
              name={after}
              look={look}
              wholeHref={hrefOf({ ...look, whole: true })}
            />
            <CompareParts comparison={comparison} look={look} hrefOf={hrefOf} />
          </>
        ) : (
          <ComparedText
            comparison={comparison}
            look={look}
            before={before}
            after={after}
            beforeSaid=""
            afterSaid={summaryOf(revision)}
            hrefOf={hrefOf}
          />
        )}
      </section>
      <ChangeKey />
      <Elsewhere talk={talk} rows={look.view === 'inline' ? comparison.rows : []} />
    </>
  )
}

interface ElsewhereProps {
  readonly talk: Talk
  readonly rows: readonly ComparisonRow[]
}

/** Threads whose block is not among the rows that are shown, or is gone. */
function Elsewhere({ talk, rows }: ElsewhereProps) {
  const shown = new Set(rows.flatMap(row => threadsOf(talk.threads, row)))
  const others = talk.threads.filter(thread => !shown.has(thread))
  if (others.length === 0) return null
  return (
    <section aria-labelledby="threads-elsewhere">
      <h2 id="threads-elsewhere" className="fw-sideh">
        {shown.size > 0 ? 'Other comments on this proposal' : 'Comments on this proposal'}
      </h2>
      {others.map(thread => (
        <ThreadBox key={thread.id} thread={thread} sent={talk.sent} />
      ))}
    </section>
  )
}

interface BlocksProps {
  readonly talk: Talk
  readonly comparison: Comparison
  readonly name: string
  readonly look: CompareLook
  readonly wholeHref: string
}

function Blocks({ comparison: { rows, changes, part }, name, look, wholeHref, talk }: BlocksProps) {
  return stretchesWithin(rows, part.from, part.to).map(({ rows: stretch, leftOut }) => {
    const [first, ...others] = stretch
    const blocks = (told: readonly ComparisonRow[]) =>
      told.map(row => (
        <Block key={row.index} row={row} changes={changes} name={name} isFirst={row === first} talk={talk} />
      ))
    const [open, folded] = first && isChange(first) ? [[first], others] : [[], stretch]
    return (
      <Fragment key={first?.index ?? 'end'}>
        <LeftOut count={leftOut} href={wholeHref} />
        {blocks(open)}
        {folded.length === 0 ? null : (
          <Fold
            words={open.length > 0 ? `${folded.length} more that moved with it` : wordsOfKept(folded)}
            open={look.whole}
          >
            {blocks(folded)}
          </Fold>
        )}
      </Fragment>
    )
  })
}

const signs = {
  ...{ kept: '=', reworded: '±', split: '±', merged: '±', moved: '↕', added: '+', removed: '−', formatting: '±' },
} as const

interface BlockProps {
  readonly talk: Talk
  readonly row: ComparisonRow
  readonly changes: number
  readonly name: string
  /** The one of those that moved together that is stepped to. */
  readonly isFirst: boolean
}

function Block({ row, changes, name, isFirst, talk }: BlockProps) {
  const number = row.afterNumber ?? row.beforeNumber
  const places = row.kind === 'reworded' && !row.table ? countPlaces(row) : 0
  const marked = isChange(row) && isFirst
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds one change together
    <div
      className="dif"
      id={marked ? `change-${row.change}` : undefined}
      data-k={row.kind}
      data-change={marked ? (row.change ?? '') : undefined}
      data-table={row.table ? '' : undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      <p className="dif__h">
        {number === null ? null : <span className="dif__n">{number}</span>}
        <b>{number === null ? nameOfRow(row) : (row.handle ?? 'Element')}</b>
        <Kind kind={row.kind}>{kindOfRow(row)}</Kind>
        <span className="fw-muted">
          {[places > 0 ? `${places} ${places === 1 ? 'place' : 'places'}` : null, moveOfRow(row)?.toLowerCase()]
            .filter(Boolean)
            .join(', ')}
        </span>
        {marked ? <ChangePlace row={row} changes={changes} /> : null}
      </p>
      <div className="dif__b">
        <span className="dif__g" aria-hidden="true">
          {signs[row.kind]}
        </span>
        <ChangeBody row={row} name={name} />
      </div>
      <RowThreads row={row} talk={talk} />
    </div>
  )
}
