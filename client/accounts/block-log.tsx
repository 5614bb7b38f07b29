import type { ListedAccount, LoggedBlock } from '@fieldword/shared/accounts/contract.ts'
import { useState } from 'react'
import { api, failureOf } from '../platform/api.ts'
import { untilWords } from '../ui/block-note.tsx'
import { Day } from '../ui/day.tsx'

type Loaded = readonly LoggedBlock[] | { readonly problem: string } | null

/** Earlier blocks of an account, for whoever asks. */
export function BlockLog({ account: { id, name } }: { readonly account: ListedAccount }) {
  const [loaded, setLoaded] = useState<Loaded>(null)
  const load = () =>
    void api.accounts.blocks({ id, limit: 20 }).then(
      ({ items }) => setLoaded(items),
      error => setLoaded({ problem: failureOf(error).message }),
    )
  if (loaded === null) {
    return (
      <button type="button" className="fw-btn fw-btn--sm" onClick={load}>
        Earlier blocks<span className="fw-vh"> of {name}</span>
      </button>
    )
  }
  return (
    <div role="status">
      {'problem' in loaded ? (
        <p className="fw-error">{loaded.problem}</p>
      ) : loaded.length === 0 ? (
        <p className="fw-help">{name} was never blocked.</p>
      ) : (
        <ol className="acc__log" aria-label={`Blocks of ${name}, newest first`}>
          {loaded.map(block => (
            <li key={block.id}>
              <Day at={block.at} /> {block.by ? `by ${block.by.name}, ` : ''}
              {untilWords(block.until)}: {block.reason}
              {block.ended ? <EndedEarly ended={block.ended} /> : null}
            </li>
          ))}
        </ol>
      )}
    </div>
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
