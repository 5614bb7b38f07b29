import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { AdoptionPlan } from './stages/adoption.ts'
import type { BallotChoice } from './vocabulary.ts'

/** How the votes stand. The roll is everybody who may vote. */
export interface Tally {
  readonly approve: number
  readonly reject: number
  readonly abstain: number
  readonly roll: number
}

export interface BallotResult extends Tally {
  readonly voted: number
  /** How many have to vote at least, abstentions included. */
  readonly quorumNeeded: number
  readonly quorumReached: boolean
  /** How many have to approve at least, of those who did vote or of the roll. */
  readonly majorityNeeded: number
  readonly passed: boolean
}

/** [PR230] Quorum and majority in whole people: nothing is rounded in a text's favour, and a text nobody approved never passes. */
export function resultOf(plan: AdoptionPlan, tally: Tally): BallotResult {
  const { approve, reject, abstain, roll } = tally
  const voted = approve + reject + abstain
  const quorumNeeded = plan.quorumOf === 'number' ? plan.quorum : Math.max(1, Math.ceil((plan.quorum * roll) / 100))
  const quorumReached = voted >= quorumNeeded
  const majorityNeeded = Math.max(1, shareOf(plan, plan.majorityOf === 'votes' ? approve + reject : roll))
  return {
    ...{ approve, reject, abstain, roll, voted, quorumNeeded, quorumReached, majorityNeeded },
    passed: quorumReached && approve >= majorityNeeded,
  }
}

function shareOf({ majority }: AdoptionPlan, base: number): number {
  switch (majority) {
    case 'half':
      return Math.floor(base / 2) + 1
    case 'two_thirds':
      return Math.ceil((2 * base) / 3)
    case 'three_quarters':
      return Math.ceil((3 * base) / 4)
    case 'all':
      return base
  }
}

/** A vote as it was cast: the newest of each person counts. */
export interface CastVote {
  readonly userId: string
  /** From 1, of its person. */
  readonly number: number
  readonly choice: BallotChoice
}

/** [PR231] One vote a person: the last one they cast. */
export function countVotes(votes: readonly CastVote[], roll: number): Tally {
  const newest = new Map<string, CastVote>()
  for (const vote of votes) {
    const known = newest.get(vote.userId)
    if (!known || known.number < vote.number) newest.set(vote.userId, vote)
  }
  const counted = [...newest.values()]
  const of = (choice: BallotChoice) => counted.filter(vote => vote.choice === choice).length
  return { approve: of('approve'), reject: of('reject'), abstain: of('abstain'), roll }
}

export interface VoteWish {
  readonly choice: BallotChoice
  readonly reason: string
  /** Of the text that was read. */
  readonly textHash: string
}

/** [PR232] [PR233] A vote is on the text that its person read, and whoever is against it says why. */
export function checkVote({ choice, reason, textHash }: VoteWish, frozenHash: string | null): Refusal | null {
  if (textHash !== frozenHash) return refuse('text-moved-on')
  return choice === 'reject' && reason.trim() === '' ? refuse('reason-needed') : null
}

export const majorities = {
  half: 'More than half',
  two_thirds: 'At least two thirds',
  three_quarters: 'At least three quarters',
  all: 'All',
} as const

/** The rule as a person reads it. */
export function ruleInWords({ quorumOf, quorum, majority, majorityOf }: AdoptionPlan): string {
  const who = majorityOf === 'votes' ? 'of the votes for and against' : 'of all who may vote'
  const many =
    quorumOf === 'percent' ? `${quorum} % of those who may` : `${quorum} ${quorum === 1 ? 'person' : 'people'}`
  return `It passes when ${many} vote, and ${majorities[majority].toLowerCase()} ${who} approve.`
}
