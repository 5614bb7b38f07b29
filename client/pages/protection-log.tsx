import type { Protection } from '@fieldword/shared/pages/contract.ts'
import { Day } from '../ui/day.tsx'
import { writersWords } from '../ui/protection-words.ts'

export function ProtectionLog({ protections }: { readonly protections: readonly Protection[] }) {
  if (protections.length === 0) return <p className="fw-help">It has been so since the page was made.</p>
  return (
    <ol className="form__log" aria-label="Changes, newest first">
      {protections.map(({ id, editableBy, reason, at, by }) => (
        <li key={id}>
          <b>{writersWords(editableBy)}</b>, <Day at={at} />
          {by ? <> by {by.name}</> : null}: {reason}
        </li>
      ))}
    </ol>
  )
}
