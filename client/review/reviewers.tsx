import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { LoggedKind, ReviewView } from '@fieldword/shared/review/contract.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { SideSection } from '../ui/side-section.tsx'
import { approvalsInWords, decidedBadges, whyNeeded } from './decision-words.ts'

interface ReviewersProps {
  readonly review: ReviewView
  readonly actor: Actor
}

const judging: readonly LoggedKind[] = ['approve', 'request_changes', 'reject']

/** Who did what in the present round, and how many approvals it has and needs. */
export function Reviewers({ review, actor }: ReviewersProps) {
  const isDeciding = review.may.approve || review.may.reject
  const done = lastOfEach(review)
  const why = whyNeeded(review)
  return (
    <SideSection title="Reviewers" more={{ name: 'How many are needed', href: '/review/rules' }}>
      {review.state === 'open' || review.state === 'approved' ? (
        <p className="rvs__n">
          {approvalsInWords(review)}. {why}
        </p>
      ) : null}
      <ul className="rvs">
        {done.map(({ person, kind }) => (
          <Line key={person.id} person={person} you={person.id === actor.id}>
            <Badge state={decidedBadges[kind].state}>{decidedBadges[kind].word}</Badge>
          </Line>
        ))}
        {isDeciding && actor.role !== 'visitor' && !done.some(({ person }) => person.id === actor.id) ? (
          <Line person={actor} you>
            <Badge state="pending">Deciding</Badge>
          </Line>
        ) : null}
      </ul>
    </SideSection>
  )
}

interface LineProps {
  readonly person: Person
  readonly you: boolean
  readonly children: React.ReactNode
}

function Line({ person, you, children }: LineProps) {
  return (
    <li>
      <span className="fw-who">
        <Avatar person={person} small />
        {you ? 'You' : person.name}
      </span>
      {children}
    </li>
  )
}

/** The last thing each person decided in the present round; an approval that was taken back is none. */
function lastOfEach({ decisions, round, approvers }: ReviewView): { person: Person; kind: LoggedKind }[] {
  const last = new Map<string, { person: Person; kind: LoggedKind }>()
  for (const { kind, actor: person, round: of } of decisions) {
    if (of !== round || !judging.includes(kind)) continue
    if (kind !== 'approve' || approvers.some(({ id }) => id === person.id)) last.set(person.id, { person, kind })
  }
  return [...last.values()]
}
