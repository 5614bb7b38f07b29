import type { LoggedBlock } from '@fieldword/shared/accounts/contract.ts'
import { untilWords } from '../ui/block-note.tsx'
import { Day } from '../ui/day.tsx'

interface BlockLogProps {
  readonly name: string
  /** Newest first. */
  readonly blocks: readonly LoggedBlock[]
}

/** The blocks an account had, the present one among them. */
export function BlockLog({ name, blocks }: BlockLogProps) {
  if (blocks.length === 0) return <p className="fw-help">{name} was never blocked.</p>
  return (
    <ol className="acc__log" aria-label={`Blocks of ${name}, newest first`}>
      {blocks.map(block => (
        <li key={block.id}>
          <Day at={block.at} /> {block.by ? `by ${block.by.name}, ` : ''}
          {untilWords(block.until)}: {block.reason}
          {block.ended ? <EndedEarly ended={block.ended} /> : null}
        </li>
      ))}
    </ol>
  )
}

function EndedEarly({ ended: { at, by, reason } }: { readonly ended: NonNullable<LoggedBlock['ended']> }) {
  return (
    <>
      {' '}
      Ended <Day at={at} />
      {by ? ` by ${by.name}` : ''}: {reason}
    </>
  )
}
