import type { Erratum } from '@fieldword/shared/definitions/version-contract.ts'
import { Day } from '../ui/day.tsx'

/** What was found wrong about a version after it was published, oldest first. */
export function Errata({ errata }: { readonly errata: readonly Erratum[] }) {
  return (
    <ol className="def__log" aria-label="Errata">
      {errata.map(({ number, text, at, by }) => (
        <li key={number}>
          <p>{text}</p>
          <p className="fw-help">
            Added <Day at={at} />
            {by ? ` by ${by.name}` : null}
          </p>
        </li>
      ))}
    </ol>
  )
}
