import type { ComparisonRow, WordRun } from '@fieldword/shared/diff/contract.ts'
import { Runs } from './runs.tsx'

interface ChangeTextProps {
  readonly row: ComparisonRow
  readonly runs: readonly WordRun[]
  readonly className?: string
}

/** The words of one block. A block that is new or gone as a whole has one mark around it, not one on each word. */
export function ChangeText({ row, runs, className }: ChangeTextProps) {
  const shape = { className, 'data-block': row.block, 'data-level': row.level ?? undefined, dir: 'auto' as const }
  if (runs.length === 0)
    return (
      <p {...shape} className={`${className ?? ''} cmp__empty`}>
        {emptyWords(row.block)}
      </p>
    )
  if (row.kind === 'added' && runs.every(run => run.kind === 'ins')) {
    return (
      <p {...shape}>
        <ins>
          <span className="fw-vh">added: </span>
          <Runs runs={runs} plain />
        </ins>
      </p>
    )
  }
  if (row.kind === 'removed' && runs.every(run => run.kind === 'del')) {
    return (
      <p {...shape}>
        <del>
          <span className="fw-vh">removed: </span>
          <Runs runs={runs} plain />
        </del>
      </p>
    )
  }
  return (
    <p {...shape}>
      <Runs runs={runs} />
    </p>
  )
}

function emptyWords(block: string): string {
  if (block === 'horizontalRule') return 'A rule across the page'
  return block === 'image' ? 'An image without a description' : 'No text'
}
