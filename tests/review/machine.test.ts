import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { type Actor, roles, visitor } from '@fieldword/shared/policy/actor.ts'
import type { DecisionKind } from '@fieldword/shared/review/contract.ts'
import { decide, isStale, type OpenedReview } from '@fieldword/shared/review/machine.ts'
import { describe, expect, it } from '@jest/globals'

const kinds: readonly DecisionKind[] = ['approve', 'reject', 'withdraw']
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
  return { state: 'open', openedById: 'author', authorIds: ['author', 'typist'], baseRevisionId: 'r1', ...changes }
}
const wish = (kind: DecisionKind, reason = 'Because.') => ({ kind, reason })

describe('deciding', () => {
  it('[RV1] an open review is approved, rejected or withdrawn', () => {
    expect(decide(openReview(), wish('approve'), moderator, 'r1')).toEqual({ state: 'approved', movesPointer: true })
    expect(decide(openReview(), wish('reject'), admin, 'r1')).toEqual({ state: 'rejected', movesPointer: false })
    expect(decide(openReview(), wish('withdraw'), author, 'r1')).toEqual({ state: 'withdrawn', movesPointer: false })
  })

  it('[RV1] a closed one stays as it is, whoever asks', () => {
    for (const state of ['approved', 'rejected', 'withdrawn'] as const) {
      for (const kind of kinds) {
        for (const actor of [visitor, author, moderator]) {
          expect(decide(openReview({ state }), wish(kind), actor, 'r1')).toEqual(refuse('review-closed'))
        }
      }
    }
  })

  it('[RV2] nobody decides on what they opened or typed in, whatever their role', () => {
    for (const kind of ['approve', 'reject'] as const) {
      expect(decide(openReview(), wish(kind), typist, 'r1')).toEqual(refuse('own-revision'))
      expect(decide(openReview({ openedById: 'admin' }), wish(kind), admin, 'r1')).toEqual(refuse('own-revision'))
      expect(decide(openReview(), wish(kind), author, 'r1')).toEqual(refuse('forbidden'))
    }
  })

  it('[RV3] members decide nothing, visitors are asked to sign in', () => {
    const reader = someone('reader', 'member')
    for (const kind of kinds) {
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
})
