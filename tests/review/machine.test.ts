import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { type Actor, roles, visitor } from '@fieldword/shared/policy/actor.ts'
import { type DecisionKind, decisionKind } from '@fieldword/shared/review/contract.ts'
import { decide, isStale, type OpenedReview } from '@fieldword/shared/review/machine.ts'
import { describe, expect, it } from '@jest/globals'

const kinds = decisionKind.options
const someone = (id: string, role: Exclude<Actor['role'], 'visitor'>): Actor => ({
  id,
  role,
  name: id,
  colour: 1,
  block: null,
})
const author = someone('author', 'member')
const typist = someone('typist', 'moderator')
const moderator = someone('moderator', 'moderator')
const admin = someone('admin', 'admin')

function openReview(changes: Partial<OpenedReview> = {}): OpenedReview {
  return {
    ...{ state: 'open', openedById: 'author', authorIds: ['author', 'typist'], baseRevisionId: 'r1' },
    ...{ revisionId: 'r2', contentHash: 'seen', approvals: { by: [], needed: 1 } },
    ...changes,
  }
}
const wish = (kind: DecisionKind, reason = 'Because.', contentHash = 'seen') => ({ kind, reason, contentHash })
const approvedBy = (by: readonly string[], needed = 2) => openReview({ approvals: { by, needed } })
const approved = (by: readonly string[]) =>
  ({ state: 'approved', revision: 'approved', pointer: 'forward', approvals: by }) as const
const waits = (by: readonly string[] = []) =>
  ({ state: 'open', revision: 'pending', pointer: 'stays', approvals: by }) as const

describe('deciding', () => {
  it('[RV1] an open review is approved, rejected or withdrawn', () => {
    const closed = (state: 'rejected' | 'withdrawn') => ({ state, revision: state, pointer: 'stays', approvals: [] })
    expect(decide(openReview(), wish('approve'), moderator, 'r1')).toEqual(approved(['moderator']))
    expect(decide(openReview(), wish('reject'), admin, 'r1')).toEqual(closed('rejected'))
    expect(decide(openReview(), wish('withdraw'), author, 'r1')).toEqual(closed('withdrawn'))
  })

  it('[RV1] a closed one stays as it is, whoever asks', () => {
    for (const state of ['approved', 'rejected', 'withdrawn'] as const) {
      for (const kind of kinds.filter(each => each !== 'reopen' && each !== 'revert')) {
        for (const actor of [visitor, author, moderator]) {
          expect(decide(openReview({ state }), wish(kind), actor, 'r1')).toEqual(refuse('review-closed'))
        }
      }
    }
  })

  it('[RV2] nobody decides on what they opened or typed in, whatever their role', () => {
    for (const kind of ['approve', 'request_changes', 'reject'] as const) {
      expect(decide(openReview(), wish(kind), typist, 'r1')).toEqual(refuse('own-revision'))
      expect(decide(openReview({ openedById: 'admin' }), wish(kind), admin, 'r1')).toEqual(refuse('own-revision'))
      expect(decide(openReview(), wish(kind), author, 'r1')).toEqual(refuse('forbidden'))
    }
  })

  it('[RV3] members decide nothing, visitors are asked to sign in', () => {
    const reader = someone('reader', 'member')
    for (const kind of ['approve', 'take_back', 'request_changes', 'reject', 'withdraw'] as const) {
      expect(decide(openReview(), wish(kind), reader, 'r1')).toEqual(refuse('forbidden'))
      expect(decide(openReview(), wish(kind), visitor, 'r1')).toEqual(refuse('sign-in-needed'))
    }
  })

  it('[RV3] only who opened it withdraws it', () => {
    for (const actor of [typist, moderator, admin]) {
      expect(decide(openReview(), wish('withdraw'), actor, 'r1')).toEqual(refuse('forbidden'))
    }
  })

  it('[RV4] what would undo an approval of meanwhile is not approved', () => {
    expect(decide(openReview(), wish('approve'), moderator, 'r2')).toEqual(refuse('revision-conflict'))
    expect(decide(openReview({ baseRevisionId: null }), wish('approve'), moderator, 'r1')).toEqual(
      refuse('revision-conflict'),
    )
    expect(isRefusal(decide(openReview({ baseRevisionId: null }), wish('approve'), moderator, null))).toBe(false)
  })

  it('[RV4] but it can be rejected or withdrawn', () => {
    expect(isRefusal(decide(openReview(), wish('reject'), moderator, 'r2'))).toBe(false)
    expect(isRefusal(decide(openReview(), wish('withdraw'), author, 'r2'))).toBe(false)
  })

  it('[RV4] and says so while it is open', () => {
    expect(isStale(openReview(), 'r2')).toBe(true)
    expect(isStale(openReview(), 'r1')).toBe(false)
    expect(isStale(openReview({ state: 'rejected' }), 'r2')).toBe(false)
  })

  it('[RV5] a rejection has a reason; approving and withdrawing need none', () => {
    expect(decide(openReview(), wish('reject', '  \n'), moderator, 'r1')).toEqual(refuse('reason-needed'))
    expect(isRefusal(decide(openReview(), wish('approve', ''), moderator, 'r1'))).toBe(false)
    expect(isRefusal(decide(openReview(), wish('withdraw', ''), author, 'r1'))).toBe(false)
  })

  it('[RV2] [RV3] in no state and role does anybody approve their own', () => {
    for (const role of roles) {
      const actor = role === 'visitor' ? visitor : someone('self', role)
      for (const part of [{ openedById: 'self' }, { authorIds: ['self'] }]) {
        expect(isRefusal(decide(openReview(part), wish('approve'), actor, 'r1'))).toBe(true)
      }
    }
  })

  it('[RV5] neither does a request for changes, a reopening or a reverted approval', () => {
    const without = (kind: DecisionKind, state: OpenedReview['state']) =>
      decide(
        openReview({ state }),
        wish(kind, ' '),
        kind === 'reopen' ? author : moderator,
        kind === 'revert' ? 'r2' : 'r1',
      )
    expect(without('request_changes', 'open')).toEqual(refuse('reason-needed'))
    expect(without('reopen', 'withdrawn')).toEqual(refuse('reason-needed'))
    expect(without('revert', 'approved')).toEqual(refuse('reason-needed'))
  })
})

describe('rounds', () => {
  it('[RV61] what went back is neither approved nor asked of again, but withdrawn or rejected', () => {
    const back = openReview({ state: 'changes_requested' })
    expect(decide(approvedBy(['admin']), wish('request_changes'), moderator, 'r1')).toEqual({
      ...{ state: 'changes_requested', revision: 'pending', pointer: 'stays', approvals: [] },
    })
    for (const kind of ['approve', 'request_changes', 'take_back'] as const) {
      expect(decide(back, wish(kind), moderator, 'r1')).toEqual(refuse('went-back'))
    }
    expect(decide(back, wish('reject'), moderator, 'r1')).toMatchObject({ state: 'rejected' })
    expect(decide(back, wish('withdraw'), author, 'r1')).toMatchObject({ state: 'withdrawn' })
    expect(isStale(back, 'r9')).toBe(false)
  })

  it('[RV62] reopened, it waits without approvals; what is open or approved is not reopened', () => {
    const closed = (state: OpenedReview['state']) => openReview({ state, approvals: { by: ['admin'], needed: 2 } })
    expect(decide(closed('withdrawn'), wish('reopen'), author, 'r1')).toEqual(waits())
    expect(decide(closed('rejected'), wish('reopen'), moderator, 'r1')).toEqual(waits())
    expect(decide(closed('rejected'), wish('reopen'), author, 'r1')).toEqual(refuse('forbidden'))
    expect(decide(closed('rejected'), wish('reopen'), typist, 'r1')).toEqual(refuse('own-revision'))
    expect(decide(closed('withdrawn'), wish('reopen'), moderator, 'r1')).toEqual(refuse('forbidden'))
    expect(decide(closed('open'), wish('reopen'), author, 'r1')).toEqual(refuse('review-open'))
    expect(decide(closed('changes_requested'), wish('reopen'), author, 'r1')).toEqual(refuse('review-open'))
    expect(decide(closed('approved'), wish('reopen'), author, 'r1')).toEqual(refuse('review-closed'))
  })

  it('[RV66] the last of different approvals moves what visitors read', () => {
    expect(decide(approvedBy([]), wish('approve'), moderator, 'r1')).toEqual(waits(['moderator']))
    expect(decide(approvedBy(['moderator']), wish('approve'), admin, 'r1')).toEqual(approved(['moderator', 'admin']))
    expect(decide(approvedBy(['moderator']), wish('approve'), moderator, 'r1')).toEqual(refuse('already-approved'))
    // The rule was lowered after they approved: nobody else has to.
    expect(decide(approvedBy(['moderator'], 1), wish('approve'), moderator, 'r1')).toEqual(approved(['moderator']))
  })

  it('[RV66] an approval is taken back by whoever gave it', () => {
    expect(decide(approvedBy(['moderator', 'x'], 3), wish('take_back'), moderator, 'r1')).toEqual(waits(['x']))
    expect(decide(approvedBy(['moderator']), wish('take_back'), admin, 'r1')).toEqual(refuse('no-approval-of-yours'))
  })

  it('[RV67] an approval is for the text that was read, and so is whatever names one', () => {
    const { contentHash: _, ...unnamed } = wish('approve')
    expect(decide(openReview(), unnamed, moderator, 'r1')).toMatchObject(
      refuse('round-moved-on', { contentHash: 'seen' }),
    )
    for (const kind of ['approve', 'reject', 'request_changes'] as const) {
      expect(decide(openReview(), wish(kind, 'Why.', 'before'), moderator, 'r1')).toMatchObject({
        code: 'round-moved-on',
      })
    }
    expect(decide(openReview(), { kind: 'reject', reason: 'Spam.' }, moderator, 'r1')).toMatchObject({
      state: 'rejected',
    })
  })

  it('[RV70] the approval of what visitors read is reverted, and no other', () => {
    const review = openReview({ state: 'approved', approvals: { by: ['admin'], needed: 1 } })
    expect(decide(review, wish('revert'), moderator, 'r2')).toEqual({ ...waits(), pointer: 'back' })
    expect(decide(review, wish('revert'), moderator, 'r3')).toEqual(refuse('approved-since'))
    expect(decide(review, wish('revert'), author, 'r2')).toEqual(refuse('forbidden'))
    expect(decide(openReview(), wish('revert'), moderator, 'r1')).toEqual(refuse('not-approved'))
  })
})
