import type { DefinitionComparison, CompareRow as Row, Side } from '@fieldword/shared/definitions/contract.ts'
import { IconArrowDown, IconArrowsJoin2, IconArrowUp } from '@tabler/icons-react'
import { Kind } from '../ui/kind.tsx'
import { Runs } from '../ui/runs.tsx'
import { kindWord, wordsOfRow } from './row-words.ts'

interface CompareRowProps {
  readonly row: Row
  readonly comparison: DefinitionComparison
  readonly view: 'side' | 'inline'
  readonly words: boolean
}

const tints = { kept: 'kept', reworded: 'reworded', split: 'split', merged: 'split', new: 'new', retired: 'removed' }

/** One element of the later version, or one without a successor, with what stands behind it. */
export function CompareRow({ row, comparison: { from, to }, view, words }: CompareRowProps) {
  const [after] = row.after
  const changed = row.kind !== 'kept' || row.moved
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this groups the two sides of one change
    <div
      className="cmp__row"
      id={after ? `e${after.number}` : undefined}
      data-k={tints[row.kind]}
      data-change={changed ? '' : undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      {view === 'side' ? (
        <div className="cmp__l">
          <span className="cmp__y">{from.label}</span>
          <Elements sides={row.before} words={words} none={`No counterpart in ${from.label}`} />
        </div>
      ) : null}
      <div className="cmp__s">
        <Kind kind={row.kind}>{kindWord(row)}</Kind>
        {row.movedText ? <Moved row={row} text={row.movedText} /> : null}
      </div>
      <div className="cmp__r">
        <span className="cmp__y">{to.label}</span>
        {view === 'side' ? (
          <Elements sides={row.after} words={words} none={`No counterpart in ${to.label}`} />
        ) : (
          <Inline row={row} words={words} />
        )}
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

interface ElementsProps {
  readonly sides: readonly Side[]
  readonly words: boolean
  readonly none: string
}

function Elements({ sides, words, none }: ElementsProps) {
  if (sides.length === 0) return <p className="cmp__none">{none}</p>
  return sides.map(({ elementId, number, runs, note }) => (
    <div key={elementId} className="cmp__el">
      <span className="cmp__n">{number}</span>
      <div>
        <p>
          <Runs runs={runs} plain={!words} />
        </p>
        {note ? <small>{note}</small> : null}
      </div>
    </div>
  ))
}

/** Both texts in one; where several meet, which cannot be one text, the later one. */
function Inline({ row, words }: { readonly row: Row; readonly words: boolean }) {
  const [side] = [...row.after, ...row.before]
  if (!side) return null
  const runs = row.inline ?? side.runs
  return (
    <div className="cmp__el">
      <span className="cmp__n">{side.number}</span>
      <p className="cmp__inl">
        <Runs runs={words ? runs : runs.filter(run => run.kind !== 'del')} plain={!words} />
      </p>
    </div>
  )
}
