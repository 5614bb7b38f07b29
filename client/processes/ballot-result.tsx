import type { BallotView } from '@fieldword/shared/processes/adoption-contract.ts'
import type { BallotChoice } from '@fieldword/shared/processes/vocabulary.ts'
import { Badge } from '../ui/badge.tsx'

export const choiceWords: Readonly<Record<BallotChoice, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  abstain: 'Abstained',
}

export const voteWords: Readonly<Record<BallotChoice, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  abstain: 'Abstain',
}

/** What somebody did, after "You". */
export const votedWords: Readonly<Record<BallotChoice, string>> = {
  approve: 'approved it',
  reject: 'rejected it',
  abstain: 'abstained',
}

/** How a ballot went, and by what it was measured. */
export function BallotResultTable({ result }: { readonly result: NonNullable<BallotView['result']> }) {
  const { approve, reject, abstain, voted, roll, quorumNeeded, majorityNeeded, passed } = result
  return (
    <section className="dec__s" aria-labelledby="result">
      <h2 id="result">The result</h2>
      <p className="rvw__w">
        <Badge state={passed ? 'approved' : 'rejected'}>{passed ? 'Passed' : 'Did not pass'}</Badge>
        <span>
          {voted} of {roll} voted
        </span>
      </p>
      <table className="fw-table dec__t">
        <thead>
          <tr>
            <th scope="col">Vote</th>
            <th scope="col">People</th>
            <th scope="col">Needed</th>
          </tr>
        </thead>
        <tbody>
          <Row name="For" count={approve} needed={majorityNeeded} />
          <Row name="Against" count={reject} needed={null} />
          <Row name="Abstained" count={abstain} needed={null} />
          <Row name="All who voted" count={voted} needed={quorumNeeded} />
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly name: string
  readonly count: number
  readonly needed: number | null
}

function Row({ name, count, needed }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="fw-num">{count}</td>
      <td className="fw-num">{needed === null ? '–' : needed}</td>
    </tr>
  )
}
