import { oc } from '@orpc/contract'
import { z } from 'zod'
import { datedOn } from '../definitions/dated.ts'
import { versionLabel } from '../definitions/label.ts'
import { mostTies, proposedTie, recordedTie } from '../definitions/lineage-contract.ts'
import { id, instant, line, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { elementRef, minorityNote, noReason, processHead } from './convening-contract.ts'
import { textHash } from './last-call-contract.ts'
import { adoptionPlan } from './stages/adoption.ts'
import { ballotChoice, stageState } from './vocabulary.ts'
import { withheld } from './withheld.ts'

export const ballotResult = z.object({
  approve: z.number().int(),
  reject: z.number().int(),
  abstain: z.number().int(),
  roll: z.number().int(),
  voted: z.number().int(),
  quorumNeeded: z.number().int(),
  quorumReached: z.boolean(),
  majorityNeeded: z.number().int(),
  passed: z.boolean(),
})

export const voteWish = z.strictObject({ slug, textHash, choice: ballotChoice, reason: noReason.default('') })
export type VoteWishSent = z.infer<typeof voteWish>

export const ballotView = z.object({
  process: processHead,
  state: stageState,
  plan: adoptionPlan,
  closesAt: instant.nullable(),
  closedAt: instant.nullable(),
  textHash: z.string().nullable(),
  elements: z.array(elementRef),
  revisionNumber: z.number().int().nullable(),
  /** Who voted, in numbers: told while it is open too. */
  turnout: z.object({ voted: z.number().int(), roll: z.number().int() }),
  /** Null until it may be seen. */
  result: ballotResult.nullable(),
  /** Of whoever asks. */
  own: z.object({ choice: ballotChoice, reason: z.string(), at: instant }).nullable(),
  mayVote: z.boolean(),
  mayAdopt: z.boolean(),
  /** The label of the version that was adopted. */
  adopted: z.string().nullable(),
})
export type BallotView = z.infer<typeof ballotView>

export const voteView = z.object({
  id,
  choice: ballotChoice,
  /** Empty where it is hidden from whoever asks. */
  reason: z.string(),
  /** [PR348] What stands in its place. */
  withheld,
  by: person.nullable(),
  at: instant,
})
export type VoteView = z.infer<typeof voteView>

export const adoptionPreview = z.object({
  process: processHead,
  elements: z.array(elementRef),
  /** The version whose place it takes. */
  replaces: z.object({ label: z.string(), inForce: z.boolean(), elements: z.array(elementRef) }).nullable(),
  ties: z.array(proposedTie),
  today: z.string(),
})
export type AdoptionPreview = z.infer<typeof adoptionPreview>

export const adoptionWish = z.strictObject({
  slug,
  textHash,
  label: versionLabel,
  name: line.min(1, 'Write a name.').max(200, 'Use at most 200 characters.'),
  datedOn,
  rationale: lines.min(1, 'Say why the text is as it is.').max(10_000, 'Use at most 10,000 characters.'),
  /** How its elements came from those of the version before; what the texts suggest where it is left out. */
  ties: z.array(recordedTie).max(mostTies).optional(),
  /** The label of the version in force that was seen; null for none. */
  supersedes: z.string().max(40).nullable(),
})
export type AdoptionWish = z.infer<typeof adoptionWish>

/** [PR239] What a version says of the process that adopted it. */
export const adoptionTold = z.object({
  process: processHead,
  result: ballotResult,
  /** Empty where it is hidden from whoever asks. */
  rationale: z.string(),
  /** [PR352] What stands in its place. */
  withheld,
  at: instant,
  by: person.nullable(),
  notes: z.array(minorityNote.pick({ id: true, text: true, element: true, by: true, at: true, withheld: true })),
  /** Reasons of those who voted against it. */
  dissent: z.array(z.object({ id, reason: z.string(), by: z.string(), withheld })),
  /** Rulings on objections that were not resolved. */
  rulings: z.array(
    z.object({
      number: z.number().int(),
      text: z.string(),
      element: elementRef.pick({ id: true, number: true, handle: true }).nullable(),
      ruling: z.string(),
      reason: z.string(),
    }),
  ),
})
export type AdoptionTold = z.infer<typeof adoptionTold>

const tags = ['processes']

export const adoptionContract = {
  ballot: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/ballot',
      tags,
      summary: 'The ballot: text, rule, turnout, result',
    })
    .input(z.strictObject({ slug }))
    .output(ballotView),
  vote: oc
    .route({
      method: 'PUT',
      path: '/processes/{slug}/ballot/vote',
      tags,
      summary: 'Vote on the text. The last vote counts, until the ballot closes',
    })
    .input(voteWish)
    .output(z.object({ choice: ballotChoice, at: instant })),
  votes: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/ballot/votes',
      tags,
      summary: 'How people voted and why, once the ballot is closed',
    })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(voteView)),
  adoptionPreview: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/adoption',
      tags,
      summary: 'What adopting would make: its elements, and how they came from the version before',
    })
    .input(z.strictObject({ slug }))
    .output(adoptionPreview),
  adopt: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/adoption',
      tags,
      summary: 'Make a version of the text that the ballot passed, in force from now on',
      successStatus: 201,
    })
    .input(adoptionWish)
    .output(z.object({ pageSlug: slug, label: z.string() })),
  adoptionOf: oc
    .route({
      method: 'GET',
      path: '/versions/{version}/adoption',
      tags,
      summary: 'The process that adopted a version: ballot, rationale, dissent. Null for a version no process adopted',
    })
    .input(z.strictObject({ version: id }))
    .output(z.object({ adoption: adoptionTold.nullable() })),
}
