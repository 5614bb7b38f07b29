import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { withCursor } from '../ui/pagination.tsx'
import { stoppedInWords } from './walk-words.ts'

interface WalkLinksProps {
  /** Path and query of this page. */
  readonly here: string
  readonly walk: Pick<Walk<unknown>, 'nextCursor' | 'previousCursor' | 'stopped' | 'lookedTo'>
}

/** [REV40] Through a list both ways, and to its ends. */
export function WalkLinks({ here, walk }: WalkLinksProps) {
  const { nextCursor, previousCursor, stopped, lookedTo } = walk
  const atStart = !new URL(here, 'http://here.invalid').searchParams.has('cursor')
  if (atStart && !nextCursor) return null
  return (
    <>
      {stopped ? <p className="fw-help walk__stopped">{stoppedInWords(lookedTo)}</p> : null}
      <nav className="fw-pages" aria-label="Parts of this list">
        {atStart ? null : (
          <a className="fw-btn" href={withCursor(here, null)}>
            Newest
          </a>
        )}
        {previousCursor ? (
          <a className="fw-btn" href={withCursor(here, previousCursor)} rel="prev">
            Newer
          </a>
        ) : null}
        {nextCursor ? (
          <>
            <a className="fw-btn" href={withCursor(here, nextCursor)} rel="next">
              {stopped ? 'Look further back' : 'Older'}
            </a>
            <a className="fw-btn" href={withCursor(here, 'oldest')}>
              Oldest
            </a>
          </>
        ) : null}
      </nav>
    </>
  )
}
