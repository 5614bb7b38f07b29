import type { GivenReason } from '@fieldword/shared/processes/rating-contract.ts'

/** Reasons with the rating they were given for, in an order of chance. */
export function ReasonList({ reasons }: { readonly reasons: readonly GivenReason[] }) {
  return (
    <ul className="rwhy">
      {reasons.map(({ id, value, reason }) => (
        <li key={id}>
          <b className="fw-num">
            <span className="fw-vh">Rated </span>
            {value}
          </b>
          <p className="fw-serif">{reason}</p>
        </li>
      ))}
    </ul>
  )
}
