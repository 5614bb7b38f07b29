import type { ProtectionEntry } from '@fieldword/shared/pages/protection-contract.ts'
import type { ReactNode } from 'react'
import { Day } from '../ui/day.tsx'
import { demandWords, scopeWords } from '../ui/protection-words.ts'

interface ProtectionLogProps {
  readonly protections: readonly ProtectionEntry[]
}

/** How a page was protected, newest first. */
export function ProtectionLog({ protections }: ProtectionLogProps) {
  if (protections.length === 0) return <p className="fw-help">It has been so since the page was made.</p>
  return (
    <ol className="form__log" aria-label="Changes, newest first">
      {protections.map(entry => (
        <li key={entry.id}>
          <RuleLine entry={entry}>{scopeWords[entry.scope]}</RuleLine>
        </li>
      ))}
    </ol>
  )
}

interface RuleLineProps {
  readonly entry: ProtectionEntry
  /** What it covers. */
  readonly children: ReactNode
}

/** A rule in one line: what it covers, what it asks, until when, by whom, why. */
export function RuleLine({ entry, children }: RuleLineProps) {
  const { until, at, by, reason } = entry
  const words = demandWords(entry, null)
  return (
    <>
      {children}: <b>{words.length > 0 ? words.join('; ') : 'No protection'}</b>
      {until ? (
        <>
          , until <Day at={until} />
        </>
      ) : null}
      . Set on <Day at={at} />
      {by ? <> by {by.name}</> : null}: {reason}
    </>
  )
}
