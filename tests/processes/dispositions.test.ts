import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { dispositionKind, dispositionState, isSubstantive } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import {
  type Answer,
  type Answerable,
  acknowledge,
  acknowledgedAs,
  type Original,
  propose,
  settle,
  splitInto,
} from '@fieldword/shared/processes/dispositions.ts'
import { contributionState, contributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { describe, expect, it } from '@jest/globals'

const answer = (told: Partial<Answer> = {}): Answer => ({
  ...{
    id: 'd1',
    kind: 'accepted',
    rationale: 'Clearer.',
    duplicateOfId: null,
    state: 'confirmed',
    proposedById: 'first',
  },
  ...told,
})
const input = (told: Partial<Answerable> = {}): Answerable => ({
  ...{
    id: 'c1',
    state: 'published',
    type: 'wording',
    authorId: 'author',
    parts: [],
    current: null,
    pending: null,
    duplicates: 0,
  },
  ...told,
})
const original = (told: Partial<Original> = {}): Original => ({
  id: 'c2',
  state: 'published',
  isDuplicate: false,
  ...told,
})
const wish = { part: 0, kind: 'accepted', rationale: 'Clearer.', original: null } as const
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'done')

describe('proposing', () => {
  it('[PR110] [PR111] every kind fits every type, but that substantive ones are not noted', () => {
    for (const type of contributionType.options) {
      for (const kind of dispositionKind.options) {
        const given = { ...wish, kind, original: kind === 'duplicate' ? original() : null }
        const expected = kind === 'noted' && isSubstantive(type) ? 'noted-substantive' : 'done'
        expect([type, kind, codeOf(propose(input({ type }), given))]).toEqual([type, kind, expected])
      }
    }
    expect(contributionType.options.filter(isSubstantive)).toEqual(['wording', 'structure', 'meaning', 'evidence'])
  })

  it('[PR113] every kind but a duplicate says why', () => {
    for (const kind of dispositionKind.options) {
      const result = propose(input({ type: 'question' }), { ...wish, kind, rationale: '', original: original() })
      expect([kind, codeOf(result)]).toEqual([kind, kind === 'duplicate' ? 'done' : 'rationale-needed'])
    }
  })

  it('[PR128] answers what is published, and nothing else', () => {
    for (const state of contributionState.options) {
      const expected = state === 'published' ? 'done' : 'contribution-gone'
      expect([state, codeOf(propose(input({ state }), wish))]).toEqual([state, expected])
      const settled = settle(input({ state }), answer({ state: 'proposed' }), {
        by: 'second',
        verdict: 'confirm',
        reason: '',
      })
      expect([state, codeOf(settled)]).toEqual([state, expected])
    }
  })

  it('[PR115] a duplicate leads to its original in one step', () => {
    const asDuplicate = (of: Original | null, told: Partial<Answerable> = {}) =>
      codeOf(propose(input(told), { ...wish, kind: 'duplicate', rationale: '', original: of }))
    expect(asDuplicate(original())).toBe('done')
    expect(asDuplicate(null)).toBe('original-needed')
    expect(asDuplicate(original({ id: 'c1' }))).toBe('duplicate-of-itself')
    expect(asDuplicate(original({ state: 'withdrawn' }))).toBe('original-gone')
    expect(asDuplicate(original({ isDuplicate: true }))).toBe('duplicate-of-duplicate')
    expect(asDuplicate(original(), { duplicates: 1 })).toBe('has-duplicates')
  })

  it('[PR130] takes the place of what was proposed, never of what is in force, and never says the same again', () => {
    const pending = answer({ id: 'd2', state: 'proposed', kind: 'declined' })
    expect(propose(input({ current: answer(), pending }), wish)).toEqual({ supersedes: 'd2' })
    expect(propose(input({ current: answer() }), { ...wish, kind: 'declined' })).toEqual({ supersedes: null })
    expect(codeOf(propose(input({ current: answer() }), wish))).toBe('already-so')
    expect(codeOf(propose(input({ pending: answer({ state: 'proposed' }) }), wish))).toBe('already-so')
    expect(codeOf(propose(input({ current: answer() }), { ...wish, rationale: 'Shorter.' }))).toBe('done')
  })

  it('[PR140] a split contribution is answered part by part', () => {
    expect(codeOf(propose(input({ parts: [1, 2] }), wish))).toBe('contribution-split')
    expect(codeOf(propose(input({ parts: [1, 2] }), { ...wish, part: 2 }))).toBe('done')
    expect(codeOf(propose(input({ parts: [1, 2] }), { ...wish, part: 3 }))).toBe('part-gone')
    expect(codeOf(propose(input(), { ...wish, part: 1 }))).toBe('part-gone')
  })
})

describe('settling', () => {
  it('[PR117] [PR118] is a second editor’s, once, whatever the state and whoever they are', () => {
    for (const state of dispositionState.options) {
      for (const by of ['first', 'author', 'second']) {
        for (const verdict of ['confirm', 'return'] as const) {
          const result = settle(input({ current: answer({ id: 'd0' }) }), answer({ state }), {
            by,
            verdict,
            reason: 'Say more.',
          })
          const expected =
            state !== 'proposed'
              ? 'disposition-settled'
              : by === 'first'
                ? 'own-disposition'
                : by === 'author'
                  ? 'own-answer'
                  : 'done'
          expect([state, by, verdict, codeOf(result)]).toEqual([state, by, verdict, expected])
        }
      }
    }
    const proposed = answer({ state: 'proposed' })
    const second = { by: 'second', reason: '' }
    expect(settle(input({ current: answer({ id: 'd0' }) }), proposed, { ...second, verdict: 'confirm' })).toEqual({
      ...{ state: 'confirmed', supersedes: 'd0' },
    })
    expect(codeOf(settle(input(), proposed, { ...second, verdict: 'return' }))).toBe('reason-needed')
    expect(settle(input(), proposed, { ...second, verdict: 'return', reason: 'Which word?' })).toEqual({
      ...{ state: 'returned', supersedes: null },
    })
  })

  it('[PR118] who wrote a contribution may propose its answer, and another one confirms it', () => {
    const own = answer({ state: 'proposed', proposedById: 'author' })
    expect(codeOf(settle(input(), own, { by: 'author', verdict: 'confirm', reason: '' }))).toBe('own-disposition')
    expect(codeOf(settle(input(), own, { by: 'second', verdict: 'confirm', reason: '' }))).toBe('done')
  })
})

describe('being satisfied', () => {
  const satisfied = { satisfied: true, words: '' }
  it('[PR120] is for its author to say, of what is in force', () => {
    for (const state of dispositionState.options) {
      const result = acknowledge({ authorId: 'author', state }, 'author', satisfied, null)
      expect([state, codeOf(result)]).toEqual([state, state === 'confirmed' ? 'done' : 'disposition-moved-on'])
    }
    const inForce = { authorId: 'author', state: 'confirmed' } as const
    expect(codeOf(acknowledge(inForce, 'second', satisfied, null))).toBe('not-your-contribution')
    expect(codeOf(acknowledge({ ...inForce, authorId: null }, 'second', satisfied, null))).toBe('not-your-contribution')
    expect(codeOf(acknowledge(inForce, 'author', { satisfied: false, words: '' }, null))).toBe('words-needed')
    expect(codeOf(acknowledge(inForce, 'author', satisfied, satisfied))).toBe('already-so')
    expect(codeOf(acknowledge(inForce, 'author', { satisfied: false, words: 'Not the point.' }, satisfied))).toBe(
      'done',
    )
  })

  it('[PR121] silence becomes none, and never agreement', () => {
    const day = 24 * 60 * 60 * 1000
    const at = (now: number, asked = true) => acknowledgedAs(null, { confirmedAt: 0, now, days: 14, asked })
    expect([at(0), at(14 * day - 1), at(14 * day), at(0, false)]).toEqual(['waiting', 'waiting', 'none', 'none'])
    const late = { confirmedAt: 0, now: 20 * day, days: 14, asked: true }
    expect(acknowledgedAs(satisfied, late)).toBe('satisfied')
    expect(acknowledgedAs({ satisfied: false, words: 'No.' }, late)).toBe('not_satisfied')
  })
})

it('[PR140] parts are words of the text, each once, more than one, and not after an answer', () => {
  const text = 'Define rigorous, or drop it. Move it up.'
  expect(codeOf(splitInto(text, ['Define rigorous', 'Move it up.'], false))).toBe('done')
  expect(codeOf(splitInto(text, [], false))).toBe('done')
  expect(codeOf(splitInto(text, ['Define rigorous'], false))).toBe('one-part')
  expect(codeOf(splitInto(text, ['it', 'it'], false))).toBe('parts-alike')
  expect(splitInto(text, ['it', 'Define “rigorous”'], false)).toMatchObject({
    code: 'no-such-words',
    details: { part: 2 },
  })
  expect(codeOf(splitInto(text, ['it', 'up'], true))).toBe('parts-answered')
})
