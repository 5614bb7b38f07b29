import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import { Kind } from '../ui/kind.tsx'

const shown = ['kept', 'reworded', 'split', 'new', 'moved', 'removed'] as const

/** How many elements each thing happened to, zeros included. */
export function CompareCounts({ counts }: { readonly counts: DefinitionComparison['counts'] }) {
  return (
    <ul className="cmphead__k">
      {shown.map(kind => (
        <li key={kind}>
          {kind === 'split' ? <Kind kind="split">Split and joined</Kind> : <Kind kind={kind} />}
          <b>{counts[kind]}</b>
        </li>
      ))}
    </ul>
  )
}
