interface PaginationProps {
  /** Path and query of this page. */
  readonly here: string
  readonly nextCursor: string | null
}

/** To the next part of a list, and back to its start. The browser's own back leads to the part before. */
export function Pagination({ here, nextCursor }: PaginationProps) {
  const atStart = !new URL(here, 'http://here.invalid').searchParams.has('cursor')
  if (atStart && !nextCursor) return null
  return (
    <nav className="fw-pages" aria-label="Parts of this list">
      {atStart ? null : (
        <a className="fw-btn" href={withCursor(here, null)}>
          First
        </a>
      )}
      {nextCursor ? (
        <a className="fw-btn" href={withCursor(here, nextCursor)} rel="next">
          Next
        </a>
      ) : null}
    </nav>
  )
}

/** The same address at another place of the list. */
export function withCursor(here: string, cursor: string | null): string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid')
  searchParams.delete('cursor')
  if (cursor) searchParams.set('cursor', cursor)
  return searchParams.size ? `${pathname}?${searchParams}` : pathname
}
