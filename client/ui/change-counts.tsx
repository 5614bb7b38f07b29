import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import { Kind } from './kind.tsx'

const always = ['kept', 'reworded', 'moved', 'added', 'removed', 'formatting'] as const
const sometimes = ['split', 'merged'] as const

/** How many blocks each thing happened to, zeros included: that nothing was removed is news too. */
export function ChangeCounts({ counts }: { readonly counts: Comparison['counts'] }) {
  const shown = [...always, ...sometimes.filter(kind => counts[kind] > 0)]
  return (
    <ul className="cmphead__k">
      {shown.map(kind => (
        <li key={kind}>
          <Kind kind={kind} />
          <b>{counts[kind]}</b>
        </li>
      ))}
    </ul>
  )
}

/** Words added and removed: "+14 −9". */
export function WordDelta({ words }: { readonly words: Comparison['words'] }) {
  if (words.added === 0 && words.removed === 0) return <span className="fw-muted">no change of</span>
  return (
    <span className="fw-delta">
      {words.added > 0 ? <b>+{words.added}</b> : null}
      {words.removed > 0 ? <i>−{words.removed}</i> : null}
    </span>
  )
}
