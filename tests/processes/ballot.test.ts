import {
  type CastVote,
  checkVote,
  countVotes,
  resultOf,
  ruleInWords,
  type Tally,
} from '@fieldword/shared/processes/ballot.ts'
import { type AdoptionPlan, adoptionPlan, majority } from '@fieldword/shared/processes/stages/adoption.ts'
import { describe, expect, it } from '@jest/globals'

const plan = (said: Partial<AdoptionPlan> = {}) => adoptionPlan.parse(said)
const tally = (approve: number, reject: number, abstain: number, roll: number): Tally => ({
  ...{ approve, reject, abstain, roll },
})

describe('[PR230] whether a ballot passes', () => {
  it.each([
    // What is asked, how it went, what it needs, whether it passes.
    ['two of three are two thirds', {}, tally(2, 1, 0, 3), { quorumNeeded: 2, majorityNeeded: 2, passed: true }],
    ['66 of 100 are not', {}, tally(66, 34, 0, 100), { majorityNeeded: 67, passed: false }],
    ['half of an odd roll is rounded up', {}, tally(2, 0, 0, 5), { quorumNeeded: 3, passed: false }],
    ['abstentions make the quorum', {}, tally(2, 0, 1, 5), { quorumNeeded: 3, quorumReached: true, passed: true }],
    ['a tie is not more than half', { majority: 'half' }, tally(2, 2, 0, 4), { majorityNeeded: 3, passed: false }],
    ['three quarters of eight', { majority: 'three_quarters' }, tally(6, 2, 0, 8), { majorityNeeded: 6, passed: true }],
    ['all, with abstentions', { majority: 'all' }, tally(3, 0, 2, 5), { majorityNeeded: 3, passed: true }],
    ['all, with one against', { majority: 'all' }, tally(4, 1, 0, 5), { majorityNeeded: 5, passed: false }],
    ['of the roll, silence counts', { majorityOf: 'roll' }, tally(3, 0, 0, 5), { majorityNeeded: 4, passed: false }],
    ['a quorum as a number', { quorumOf: 'number', quorum: 4 }, tally(3, 0, 0, 50), { quorumNeeded: 4, passed: false }],
    ['everybody abstains', {}, tally(0, 0, 5, 5), { quorumReached: true, majorityNeeded: 1, passed: false }],
    ['nobody may vote', {}, tally(0, 0, 0, 0), { quorumNeeded: 1, quorumReached: false, passed: false }],
  ] as const)('%s', (_, said, votes, result) => {
    expect(resultOf(plan(said), votes)).toMatchObject(result)
  })

  it('over every small ballot: nobody gains by a vote against, one more for never loses, and words fit the rule', () => {
    const plans = majority.options.flatMap(each =>
      (['votes', 'roll'] as const).flatMap(majorityOf =>
        [0, 1, 34, 50, 100].map(quorum => plan({ majority: each, majorityOf, quorum: Math.max(1, quorum) })),
      ),
    )
    for (const each of plans) {
      for (let roll = 0; roll <= 7; roll += 1) {
        for (let approve = 0; approve <= roll; approve += 1) {
          for (let reject = 0; approve + reject <= roll; reject += 1) {
            const abstain = Math.floor((roll - approve - reject) / 2)
            const { passed, voted, quorumNeeded } = resultOf(each, tally(approve, reject, abstain, roll))
            const hint = JSON.stringify({ each, approve, reject, abstain, roll })
            if (passed) {
              expect([hint, approve > 0, voted >= quorumNeeded, approve > reject || each.majority === 'all']).toEqual([
                ...[hint, true, true, true],
              ])
              if (abstain > 0) {
                expect([hint, resultOf(each, tally(approve + 1, reject, abstain - 1, roll)).passed]).toEqual([
                  hint,
                  true,
                ])
              }
            }
            if (!passed && abstain > 0) {
              expect([hint, resultOf(each, tally(approve, reject + 1, abstain - 1, roll)).passed]).toEqual([
                hint,
                false,
              ])
            }
          }
        }
      }
    }
  })

  it('a share of more than everybody is no quorum', () => {
    expect(adoptionPlan.safeParse({ quorum: 101 }).success).toBe(false)
    expect(adoptionPlan.safeParse({ quorumOf: 'number', quorum: 101 }).success).toBe(true)
    expect(ruleInWords(plan())).toBe(
      'It passes when 50 % of those who may vote, and at least two thirds of the votes for and against approve.',
    )
  })
})

it('[PR231] of several votes of one person the last one counts, in whatever order they come', () => {
  const votes: CastVote[] = [
    { userId: 'a', number: 2, choice: 'reject' },
    { userId: 'b', number: 1, choice: 'approve' },
    { userId: 'a', number: 1, choice: 'approve' },
  ]
  const counted = { approve: 1, reject: 1, abstain: 0, roll: 3 }
  expect(countVotes(votes, 3)).toEqual(counted)
  expect(countVotes(votes.toReversed(), 3)).toEqual(counted)
})

it('[PR232] [PR233] a vote is on the text that was read, and one against has a reason', () => {
  const wish = { choice: 'reject' as const, reason: ' ', textHash: 'a' }
  expect(checkVote(wish, 'b')).toMatchObject({ code: 'text-moved-on' })
  expect(checkVote(wish, 'a')).toMatchObject({ code: 'reason-needed' })
  expect(checkVote({ ...wish, reason: 'Too vague.' }, 'a')).toBeNull()
  expect(checkVote({ ...wish, choice: 'abstain' }, 'a')).toBeNull()
})
