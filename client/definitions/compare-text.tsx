import type { CompareRow } from '@fieldword/shared/definitions/compare-contract.ts'
import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import { readsRightToLeft } from '@fieldword/shared/document/direction.ts'
import { Runs } from '../ui/runs.tsx'

interface CompareTextProps {
  readonly row: Pick<CompareRow, 'kind'>
  readonly runs: readonly WordRun[]
  readonly words: boolean
  readonly className?: string
}

/** The words of one element. One that is new or gone has a mark around it as a whole, also where word changes are hidden. */
export function CompareText({ row, runs, words, className }: CompareTextProps) {
  const text = runs.map(run => run.text).join('')
  const dir = readsRightToLeft(text) ? 'rtl' : undefined
  if (text === '') return <p className="cmp__empty">No text</p>
  const shown = <Runs runs={runs} plain={!words} />
  return (
    <p className={className} dir={dir}>
      {row.kind === 'new' ? (
        <ins>
          <span className="fw-vh">added: </span>
          {shown}
        </ins>
      ) : row.kind === 'retired' ? (
        <del>
          <span className="fw-vh">removed: </span>
          {shown}
        </del>
      ) : (
        shown
      )}
    </p>
  )
}
