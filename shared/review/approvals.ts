import type { ReviewRules } from './rules-contract.ts'

/** Why a round needs as many approvals as it does. */
export type NeededFor = 'article' | 'definition' | 'large' | 'protection'

export interface Needed {
  readonly approvals: number
  readonly because: NeededFor
}

export interface Asked {
  readonly pageKind: 'article' | 'definition'
  /** [RV65] As `isLarge` says. */
  readonly large: boolean
  readonly rules: ReviewRules
  /** What the page's protection asks for at least. */
  readonly atLeast?: number
}

/** [RV64] How many different people have to approve a round. */
export function approvalsNeeded({ pageKind, large, rules, atLeast = 1 }: Asked): Needed {
  const asked: readonly Needed[] = [
    { approvals: pageKind === 'definition' ? rules.definitions : 1, because: pageKind },
    ...(large ? [{ approvals: rules.largeChanges, because: 'large' } as const] : []),
    { approvals: atLeast, because: 'protection' },
  ]
  // Of two reasons for the same number, the first is told.
  return asked.reduce((most, each) => (each.approvals > most.approvals ? each : most))
}

/** What was decided in one round, oldest first. */
export interface RoundDecision {
  readonly kind: string
  readonly actorId: string
}

/** [RV66] Whose approvals of a round are in force: each person's counts once, and whatever closed or reopened it voids them all. */
export function approversOf(decisions: readonly RoundDecision[]): string[] {
  return decisions.reduce<string[]>((approvers, { kind, actorId }) => {
    const others = approvers.filter(id => id !== actorId)
    if (kind === 'approve') return [...others, actorId]
    return kind === 'take_back' ? others : []
  }, [])
}
