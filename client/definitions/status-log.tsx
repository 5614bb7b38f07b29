import type { StatusChange } from '@fieldword/shared/definitions/version-contract.ts'
import { Day } from '../ui/day.tsx'
import { statusWords } from './version-words.ts'

/** What became of a version, oldest first: from when on, by whom and why. */
export function StatusLog({ log }: { readonly log: readonly StatusChange[] }) {
  return (
    <ol className="def__log" aria-label="Status so far">
      {log.map(({ to, effectiveOn, reason, by, at }) => (
        <li key={`${at} ${to} ${effectiveOn}`}>
          <p>
            <b>{statusWords[to]}</b>, <Day at={effectiveOn} />
          </p>
          {reason ? <p>{reason}</p> : null}
          {by ? (
            <p className="fw-help">
              {by.name}, <Day at={at} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
