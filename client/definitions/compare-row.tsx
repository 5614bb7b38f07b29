import type { DefinitionComparison, CompareRow as Row, Side } from '@fieldword/shared/definitions/compare-contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'
import { IconArrowDown, IconArrowsJoin2, IconArrowUp, IconHistory } from '@tabler/icons-react'
import { Kind } from '../ui/kind.tsx'
import { nameOf } from './compare-names.ts'
import { CompareText } from './compare-text.tsx'
import { elementHref } from './element-href.ts'
import { kindWord, wordsOfRow } from './row-words.ts'
import { WhyChanged } from './why-changed.tsx'

interface CompareRowProps {
  readonly row: Row
  readonly comparison: DefinitionComparison
  readonly view: 'side' | 'inline'
  readonly words: boolean
}

const tints = { kept: 'kept', reworded: 'reworded', split: 'split', merged: 'split', new: 'new', retired: 'removed' }

/** One element of the later text, or one without a successor, with what stands behind it. */
export function CompareRow({ row, comparison, view, words }: CompareRowProps) {
  const [before, after] = [nameOf(comparison.from), nameOf(comparison.to)]
  const own = { row, words }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this groups the two sides of one change
    <div
      className="cmp__row"
      id={row.anchor}
      data-k={tints[row.kind]}
      data-change={row.change ?? undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      {view === 'side' ? (
        <div className="cmp__l">
          <span className="cmp__y">{before}</span>
          <Elements sides={row.before} none={`No counterpart in ${before}`} {...own} />
        </div>
      ) : null}
      <div className="cmp__s">
        <Kind kind={row.kind}>{kindWord(row)}</Kind>
        {row.movedText ? <Moved row={row} text={row.movedText} /> : null}
      </div>
      <div className="cmp__r">
        <span className="cmp__y">{after}</span>
        {view === 'side' ? (
          <Elements sides={row.after} none={`No counterpart in ${after}`} {...own} />
        ) : (
          <Inline {...own} />
        )}
        <Beside row={row} slug={comparison.pageSlug} since={before} />
      </div>
    </div>
  )
}

function Moved({ row, text }: { readonly row: Row; readonly text: string }) {
  const [before, after] = [row.before[0]?.number ?? 0, row.after[0]?.number ?? 0]
  const Icon = row.moved ? (after < before ? IconArrowUp : IconArrowDown) : IconArrowsJoin2
  return (
    <span className="cmp__mv">
      <Icon className="i" aria-hidden="true" />
      {text}
    </span>
  )
}

interface TextProps {
  readonly row: Row
  readonly words: boolean
}

function Elements({ row, words, sides, none }: TextProps & { readonly sides: readonly Side[]; readonly none: string }) {
  if (sides.length === 0) return <p className="cmp__none">{none}</p>
  return sides.map(side => (
    <div key={side.elementId} className="cmp__el">
      <Numeral row={row} side={side} />
      <div>
        <CompareText row={row} runs={side.runs} words={words} />
        {side.note ? <small>{side.note}</small> : null}
      </div>
    </div>
  ))
}

/** Both texts in one; where several meet, which cannot be one text, the later one. */
function Inline({ row, words }: TextProps) {
  const side = ownSide(row)
  if (!side) return null
  const runs = row.inline ?? side.runs
  return (
    <div className="cmp__el">
      <Numeral row={row} side={side} />
      <CompareText
        className="cmp__inl"
        row={row}
        runs={words ? runs : runs.filter(run => run.kind !== 'del')}
        words={words}
      />
    </div>
  )
}

/** The number of the element that the row is of leads to the row, as on the definition it leads to the element. */
function Numeral({ row, side }: { readonly row: Row; readonly side: Side }) {
  const { number } = side
  if (side !== ownSide(row)) return <span className="cmp__n">{number}</span>
  return (
    <a className="cmp__n" href={`#${row.anchor}`} aria-label={`Element ${number}: link to this row`}>
      {number}
    </a>
  )
}

/** The later element; of what has no successor, the earlier one. */
function ownSide({ before, after }: Row): Side | undefined {
  return after[0] ?? before[0]
}

/** Below the text: what is set differently, why it changed, and the way to all that became of the element. */
function Beside({ row, slug, since }: { readonly row: Row; readonly slug: string; readonly since: string }) {
  const { formats, rationale } = row
  const side = ownSide(row)
  return (
    <div className="cmp__bes">
      {formats.length > 0 ? (
        <ul className="cmp__fmt">
          {formats.map(formatWords).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      <WhyChanged reasons={rationale} since={since} />
      {side ? (
        <a className="cmp__hist" href={elementHref(slug, side.elementId)}>
          <IconHistory className="i" aria-hidden="true" />
          In all versions<span className="fw-vh">, element {side.number}</span>
        </a>
      ) : null}
    </div>
  )
}
