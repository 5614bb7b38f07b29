import { useEffect, useRef } from 'react'
import type { Draft, Texts } from './draft.ts'
import { nameOfTie } from './tie-words.ts'

/** Problems by the key of the tie they are about: the server names ties by their place among those sent. */
export function problemsByTie(fields: Readonly<Record<string, string>>, sent: readonly string[]): Map<string, string> {
  const problems = new Map<string, string>()
  for (const [path, message] of Object.entries(fields)) {
    const place = /^ties\.(\d+)/.exec(path)?.[1]
    const key = place === undefined ? undefined : sent[Number(place)]
    if (key !== undefined && !problems.has(key)) problems.set(key, message)
  }
  return problems
}

interface ProblemsProps {
  readonly message: string | null
  readonly problems: ReadonlyMap<string, string>
  readonly draft: Draft
  readonly texts: Texts
}

/** Why nothing was recorded, with the way to each tie that has to change. Takes the focus. */
export function Problems({ message, problems, draft, texts }: ProblemsProps) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (message !== null) summary.current?.focus()
  }, [message])
  if (message === null) return null
  return (
    <div className="fw-problems" role="alert" tabIndex={-1} ref={summary}>
      <p>{message}</p>
      <ul>
        {draft.ties.map((tie, place) =>
          problems.has(tie.key) ? (
            <li key={tie.key}>
              <a href={`#tie-${place}`}>{nameOfTie(tie, texts) || 'A tie of nothing'}</a>: {problems.get(tie.key)}
            </li>
          ) : null,
        )}
      </ul>
    </div>
  )
}
