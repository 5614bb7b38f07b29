import type { DriftRow as Row } from '@fieldword/shared/definitions/drift-contract.ts'
import { joined } from '../ui/in-words.ts'
import { Kind } from '../ui/kind.tsx'
import { Runs } from '../ui/runs.tsx'

const kinds = {
  kept: { kind: 'kept', tint: 'kept', words: 'Kept' },
  reworded: { kind: 'reworded', tint: 'reworded', words: 'Reworded' },
  regrouped: { kind: 'split', tint: 'split', words: 'Split or joined' },
  missing: { kind: 'removed', tint: 'removed', words: 'Missing' },
} as const

/** What became of an element, or of several that were joined. */
export function DriftRow({ row, label }: { readonly row: Row; readonly label: string }) {
  const { kind, tint, words } = kinds[row.kind]
  const numbers = row.before.map(({ number }) => number)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this groups the two sides of one change
    <div
      className="cmp__row"
      data-k={tint}
      data-change={row.kind !== 'kept' || row.moved ? '' : undefined}
      role="group"
      aria-label={`Element ${joined(numbers)}: ${words.toLowerCase()}${row.moved ? ', moved' : ''}`}
    >
      <div className="cmp__l">
        <span className="cmp__y">{label}</span>
        <Sides sides={row.before} isNumbered />
      </div>
      <div className="cmp__s">
        <Kind kind={kind}>{words}</Kind>
        {row.moved ? <Kind kind="moved" /> : null}
      </div>
      <div className="cmp__r">
        <span className="cmp__y">Adapted</span>
        {row.after.length > 0 ? <Sides sides={row.after} /> : <p className="cmp__none">No counterpart</p>}
      </div>
    </div>
  )
}

function Sides({ sides, isNumbered = false }: { readonly sides: Row['before']; readonly isNumbered?: boolean }) {
  return sides.map(({ elementId, number, runs }) => (
    <div key={elementId} className="cmp__el">
      <span className="cmp__n">{isNumbered ? number : ''}</span>
      <p>
        <Runs runs={runs} />
      </p>
    </div>
  ))
}
