import type { ComparisonRow, SideBlock } from '@fieldword/shared/diff/contract.ts'
import { readsRightToLeft } from '@fieldword/shared/document/direction.ts'
import { Runs } from './runs.tsx'

interface ChangeTextProps {
  readonly row: ComparisonRow
  readonly block: SideBlock
}

/** The words of one block. A block that is new or gone as a whole has one mark around it, not one on each word. */
export function ChangeText({ row, block }: ChangeTextProps) {
  const { runs, address } = block
  const shape = { 'data-block': block.block, 'data-level': block.level ?? undefined, dir: directionOf(block) }
  if (runs.length === 0 && !address) {
    return (
      <p {...shape} className="cmp__empty">
        {block.block === 'horizontalRule' ? 'A rule across the page' : 'No text'}
      </p>
    )
  }
  return (
    <p {...shape}>
      <Whole row={row} block={block} />
      {address ? <Picture address={address} described={runs.length > 0} /> : null}
    </p>
  )
}

function Whole({ row: { kind }, block: { runs } }: ChangeTextProps) {
  if (kind === 'added' && runs.every(run => run.kind === 'ins')) {
    return (
      <ins>
        <span className="fw-vh">added: </span>
        <Runs runs={runs} plain />
      </ins>
    )
  }
  if (kind === 'removed' && runs.every(run => run.kind === 'del')) {
    return (
      <del>
        <span className="fw-vh">removed: </span>
        <Runs runs={runs} plain />
      </del>
    )
  }
  return <Runs runs={runs} />
}

/** The address and no picture: whoever compares may not want to ask another site for it. */
function Picture({ address, described }: { readonly address: string; readonly described: boolean }) {
  return (
    <small className="fw-to">
      {described ? ' ' : 'An image without a description '}(image {address})
    </small>
  )
}

/** By its own words: those that are said to whoever does not see the marks come before them and are of another script. */
function directionOf({ runs }: SideBlock): 'rtl' | undefined {
  return readsRightToLeft(runs.map(({ text }) => text).join('')) ? 'rtl' : undefined
}
