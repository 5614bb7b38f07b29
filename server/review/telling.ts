import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type DecisionKind, decisionKind, type ReviewView } from '@fieldword/shared/review/contract.ts'
import { decide, type OpenedReview } from '@fieldword/shared/review/machine.ts'
import { findPeople } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, refOf } from '../revisions/index.ts'
import type { Decided } from './deciding.ts'
import type { ReviewInFull } from './refs.ts'

/** The rounds of a review and what was decided in each, as the API tells them to this actor. */
export async function tellDecided(
  platform: Platform,
  actor: Actor,
  { page }: ReviewInFull,
  { rounds, decisions, subject }: Decided,
): Promise<Pick<ReviewView, 'rounds' | 'decisions' | 'approvers'>> {
  const bases = await findRevisions(
    platform.database.prisma,
    rounds.flatMap(({ baseRevisionId }) => baseRevisionId ?? []),
  )
  const actors = [...decisions.map(({ actorId }) => actorId), ...rounds.map(({ openedById }) => openedById)]
  const people = new Map((await findPeople(platform, actors)).map(person => [person.id, person]))
  const seesAuthors = (hidden: boolean) => !hidden || can(actor, 'revision:read-hidden')
  return {
    rounds: rounds.map(({ number, kind, revision, ...round }) => ({
      ...{ number, kind, revision: refOf(revision, page.approvedRevisionId, actor) },
      baseNumber: (round.baseRevisionId && bases.get(round.baseRevisionId)?.number) || null,
      openedBy: (seesAuthors(revision.hidden.authors) && people.get(round.openedById)) || null,
      openedAt: round.openedAt.toISOString(),
      ...{ approvalsNeeded: round.approvalsNeeded, neededFor: round.neededFor },
    })),
    decisions: decisions.flatMap(({ actorId, given, needed, decidedAt, ...decision }) => {
      const by = people.get(actorId)
      const told = { approvals: { given, needed }, decidedAt: decidedAt.toISOString() }
      return by ? [{ ...decision, ...told, actor: by }] : []
    }),
    approvers: subject.approvals.by.flatMap(id => people.get(id) ?? []),
  }
}

/** Asked with a reason and the right text, so that what is missing is the permission or the state and not the words. */
export function mayDecide(
  subject: OpenedReview,
  actor: Actor,
  approvedRevisionId: string | null,
): Record<DecisionKind, boolean> {
  const { contentHash } = subject
  const may = (kind: DecisionKind) =>
    !isRefusal(decide(subject, { kind, reason: 'some', contentHash }, actor, approvedRevisionId))
  return Object.fromEntries(decisionKind.options.map(kind => [kind, may(kind)])) as Record<DecisionKind, boolean>
}
