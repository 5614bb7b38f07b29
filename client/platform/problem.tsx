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
      <p>
        {problem.status === 401 ? (
          <a className="fw-btn fw-btn--primary" href={`/sign-in?next=${encodeURIComponent(frame.here)}`}>
            Sign in
          </a>
        ) : (
          <a className="fw-btn" href="/">
            Go to the front page
          </a>
        )}
      </p>
      <p className="fw-help">
        Error {problem.status}, request {problem.requestId}
      </p>
    </div>
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
    case 429:
      return 'Too many attempts'
    default:
      return status >= 500 ? 'Something went wrong' : 'That did not work'
  }
}
