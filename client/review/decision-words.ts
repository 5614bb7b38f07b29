import type { Check, LoggedKind, ReviewView, Round } from '@fieldword/shared/review/contract.ts'
import type { State } from '../ui/badge.tsx'

/** What was decided, as a badge says it. */
export const decidedBadges: Readonly<Record<LoggedKind, { readonly state: State; readonly word: string }>> = {
  approve: { state: 'approved', word: 'Approved' },
  take_back: { state: 'withdrawn', word: 'Took the approval back' },
  request_changes: { state: 'changes_requested', word: 'Requested changes' },
  reject: { state: 'rejected', word: 'Rejected' },
  withdraw: { state: 'withdrawn', word: 'Withdrawn' },
  reopen: { state: 'open', word: 'Reopened' },
  revert: { state: 'rejected', word: 'Approval reverted' },
  live_trusted: { state: 'approved', word: 'Live at once: trusted member' },
  live_rollback: { state: 'approved', word: 'Live at once: rolled back by a moderator' },
  live_open: { state: 'approved', word: 'Live at once: the page asks for no approval' },
  by_ballot: { state: 'approved', word: 'Approved by the ballot of a process' },
}

export const checkWords: Readonly<Record<Check, string>> = {
  summary: 'The summary says what changed',
  kind: 'The change is of the stated kind',
  sources: 'What is claimed has its source',
}

const because: Readonly<Record<Round['neededFor'], string>> = {
  article: 'Articles need one approval.',
  definition: 'Definitions need two approvals.',
  large: 'A change this large needs two approvals.',
  protection: 'The protection of this page asks for it.',
}

/** "1 of 2 approvals given". */
export function approvalsInWords({ approvals: { given, needed } }: Pick<ReviewView, 'approvals'>): string {
  return `${given} of ${needed} ${needed === 1 ? 'approval' : 'approvals'} given`
}

/** Why the present round needs as many approvals as it does; nothing where that is one. */
export function whyNeeded({ rounds, approvals }: Pick<ReviewView, 'rounds' | 'approvals'>): string | null {
  const round = rounds.at(-1)
  if (!round || approvals.needed === 1) return null
  return because[round.neededFor]
}
