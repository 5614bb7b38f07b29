import { missingTitle, newPageHref } from '../ui/missing-pages.ts'
import type { Frame } from './page.ts'

interface ProblemProps {
  readonly problem: {
    readonly code: string
    readonly status: number
    readonly message: string
    readonly requestId: string
  }
  readonly frame: Frame
}

/** What a person sees instead of a page: what happened, and one way on. */
export function Problem({ problem, frame }: ProblemProps) {
  return (
    <div className="fw-wrap fw-problem">
      <h1>{titleOf(problem.status)}</h1>
      <p>{problem.message}</p>
      <p className="fw-problem__ways">
        {problem.status === 401 ? (
          <a className="fw-btn fw-btn--primary" href={`/sign-in?next=${encodeURIComponent(frame.here)}`}>
            Sign in
          </a>
        ) : (
          <>
            {problem.status === 404 ? <CreateMissing frame={frame} /> : null}
            <a className="fw-btn" href="/">
              Go to the front page
            </a>
          </>
        )}
      </p>
      <p className="fw-help">
        Error {problem.status}, request {problem.requestId}
      </p>
    </div>
  )
}

/** Where a page of this wiki could stand, an offer to make it. */
function CreateMissing({ frame: { actor, here } }: { readonly frame: Frame }) {
  const title = missingTitle(here)
  if (!title) return null
  const make = newPageHref(title)
  const member = actor.role !== 'visitor'
  return (
    <a className="fw-btn fw-btn--primary" href={member ? make : `/sign-in?next=${encodeURIComponent(make)}`}>
      {member ? 'Create this page' : 'Sign in to create this page'}
    </a>
  )
}

export function titleOf(status: number): string {
  switch (status) {
    case 401:
      return 'Sign in to see this'
    case 403:
      return 'Not open to you'
    case 404:
      return 'No page here'
    case 410:
      return 'No longer here'
    case 429:
      return 'Too many attempts'
    default:
      return status >= 500 ? 'Something went wrong' : 'That did not work'
  }
}
