import type { GivenReason } from '@fieldword/shared/processes/rating-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { ConductLink } from '../conduct-link.tsx'

interface ReasonListProps {
  readonly reasons: readonly GivenReason[]
  /** The process, for whoever moderates it. */
  readonly moderated?: string | undefined
}

/** Reasons with the rating they were given for, in an order of chance. */
export function ReasonList({ reasons, moderated }: ReasonListProps) {
  return (
    <ul className="rwhy">
      {reasons.map(({ id, value, reason, withheld }) => (
        <li key={id}>
          <b className="fw-num">
            <span className="fw-vh">Rated </span>
            {value}
          </b>
          {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : <p className="fw-serif">{reason}</p>}
          {moderated ? <ConductLink {...{ slug: moderated, kind: 'reason', id, withheld }} /> : null}
        </li>
      ))}
    </ul>
  )
}
