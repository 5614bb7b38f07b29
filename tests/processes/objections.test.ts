import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import {
  decideObjection,
  isUnresolved,
  type ObjectionState,
  type ObjectionStep,
  restartsLastCall,
  type Standing,
  type StepWish,
  stateOf,
} from '@fieldword/shared/processes/objections.ts'
import { changeClass, objectionStepKind } from '@fieldword/shared/processes/vocabulary.ts'
import { describe, expect, it } from '@jest/globals'

const states: readonly ObjectionState[] = ['open', 'offered', 'resolved', 'withdrawn', 'upheld', 'dismissed']
const bothWays = [true, false]
const everybody: readonly Standing[] = bothWays.flatMap(isAuthor =>
  bothWays.flatMap(mayAnswer => bothWays.map(isSteward => ({ isAuthor, mayAnswer, isSteward }))),
)
const wishes: readonly StepWish[] = objectionStepKind.options.flatMap(kind =>
  [null, 'upheld' as const, 'dismissed' as const].flatMap(ruling =>
    ['', 'A reason.'].map(reason => ({ kind, ruling, reason })),
  ),
)

describe('[PR221] [PR222] an objection', () => {
  it('goes on as the rules say, from every state, by anybody, with whatever is sent', () => {
    for (const state of states) {
      for (const who of everybody) {
        for (const wish of wishes) {
          const after = decideObjection(state, wish, who)
          const hint = JSON.stringify({ state, who, wish })
          const mayTake = {
            offer: who.mayAnswer && wish.reason !== '',
            accept: who.isAuthor,
            withdraw: who.isAuthor,
            rule: who.isSteward && !who.isAuthor && wish.reason !== '' && wish.ruling !== null,
          }[wish.kind]
          expect([hint, !isRefusal(after)]).toEqual([hint, isUnresolved(state) && mayTake])
          if (isRefusal(after)) continue
          const step: ObjectionStep = { kind: wish.kind, ruling: wish.kind === 'rule' ? wish.ruling : null }
          expect([hint, stateOf([step])]).toEqual([hint, after])
        }
      }
    }
  })

  it('says why not', () => {
    const steward: Standing = { isAuthor: false, mayAnswer: true, isSteward: true }
    const rule: StepWish = { kind: 'rule', ruling: 'dismissed', reason: '' }
    expect(decideObjection('open', rule, steward)).toMatchObject({ code: 'reason-needed' })
    expect(decideObjection('open', rule, { ...steward, isAuthor: true })).toMatchObject({ code: 'own-objection' })
    expect(decideObjection('resolved', rule, steward)).toMatchObject({ code: 'objection-closed' })
  })
})

it('[PR225] a change of meaning or of elements needs another last call', () => {
  expect(changeClass.options.map(each => restartsLastCall([each]))).toEqual([false, false, true, true])
  expect(restartsLastCall([])).toBe(false)
  expect(restartsLastCall(['c0', 'c1', 'c3'])).toBe(true)
})
