import {
  type Draft,
  draftOf,
  kindsOf,
  recordedIn,
  type Texts,
  unsaid,
  withAllConfirmed,
  withChange,
  withoutSuggestions,
  withoutTie,
  withTie,
} from '@fieldword/client/definitions/lineage-editor/draft.ts'
import { basedOnIn, draftIn } from '@fieldword/client/definitions/lineage-editor/sent-form.ts'
import { problemsOf } from '@fieldword/shared/definitions/lineage-check.ts'
import type { LineageEditing } from '@fieldword/shared/definitions/lineage-contract.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { tie, versionOf } from '../definitions/support/texts.ts'

const from = versionOf('2011', { a: 'Alpha words stay;', b: 'Beta words.', c: 'Gamma words.' })
const to = versionOf('2019', { x: 'Alpha words stay.', y: 'Beta words and more.', z: 'Other.' })
const texts: Texts = {
  fromElements: from.elements.map(({ id, ...element }) => ({ elementId: id, ...element })),
  toElements: to.elements.map(({ id, ...element }) => ({ elementId: id, ...element })),
}
const empty: Draft = { reading: 'editorial reading', summary: '', ties: [] }
const tied = (draft: Draft, ...pairs: [string | null, string | null][]) =>
  pairs.reduce((done, [from, to]) => withTie(done, { from, to }, texts), draft)
const drawn = (draft: Draft) => recordedIn(draft).map(({ from, to, kind }) => `${from ?? '·'}→${to ?? '·'} ${kind}`)

describe('a reading that is worked on', () => {
  it('[DEF41] tells by words and by number of ties what happened', () => {
    expect(drawn(tied(empty, ['a', 'x'], ['b', 'y']))).toEqual(['a→x kept', 'b→y reworded'])
    expect(drawn(tied(empty, ['a', 'x'], ['a', 'y']))).toEqual(['a→x split', 'a→y split'])
    expect(drawn(tied(empty, ['a', 'x'], ['b', 'x']))).toEqual(['a→x merged', 'b→x merged'])
    expect(drawn(tied(empty, [null, 'z'], ['c', null]))).toEqual(['·→z new', 'c→· retired'])
  })

  it('[DEF41] what is tied is neither new nor removed any more, and the other way round', () => {
    expect(drawn(tied(empty, [null, 'x'], ['a', null], ['a', 'x']))).toEqual(['a→x kept'])
    expect(drawn(tied(empty, ['a', 'x'], ['a', 'y'], [null, 'x']))).toEqual(['a→y reworded', '·→x new'])
    expect(drawn(tied(empty, ['a', 'x'], ['b', 'x'], ['a', null]))).toEqual(['b→x reworded', 'a→· retired'])
  })

  it('[DEF41] a tie that is taken away makes the others what they were', () => {
    const split = tied(empty, ['a', 'x'], ['a', 'y'])
    expect(drawn(withoutTie(split, 'a y', texts))).toEqual(['a→x kept'])
  })

  it('[DEF41] a part that was split and met another may be told as joined, and stays so', () => {
    const draft = tied(empty, ['a', 'x'], ['a', 'y'], ['b', 'x'])
    const [first] = draft.ties
    if (!first) throw new Error('there is a tie')
    expect(kindsOf(draft, texts)(first)).toEqual(['split', 'merged'])
    const joined = withChange(draft, first.key, { kind: 'merged' })
    expect(drawn(tied(joined, ['c', 'z']))[0]).toBe('a→x merged')
  })

  it('[DEF41] the same tie twice is one, and knows its words still', () => {
    const named = withChange(tied(empty, ['b', 'y']), 'b y', { carried: ['Beta'], rationale: 'Why' })
    expect(tied(named, ['b', 'y'])).toBe(named)
  })

  it('[DEF40] suggestions count for nothing until they are confirmed', () => {
    const proposal = { ...tie('a', 'x', 'kept'), confidence: 'sure', because: 'The same words' } as const
    const editing = { ...texts, reading: null, ties: [tie('b', 'y', 'reworded')], proposals: [proposal] }
    const draft = draftOf(editing as unknown as LineageEditing)
    expect(drawn(draft)).toEqual(['b→y reworded'])
    expect(unsaid(draft, texts).from.map(({ elementId }) => elementId)).toEqual(['a', 'c'])
    expect(drawn(tied(draft, ['a', 'x']))).toEqual(['b→y reworded', 'a→x kept'])
    expect(drawn(withAllConfirmed(draft, texts))).toEqual(['b→y reworded', 'a→x kept'])
    expect(withoutSuggestions(draft).ties).toHaveLength(1)
  })
})

describe.each(seeds(4))('whatever is tied and taken away, seed %i', seed => {
  it('[DEF35] [DEF41] what is worked on can always be recorded', () => {
    const chance = chanceOf(seed)
    let draft = empty
    for (let step = 0; step < 300; step += 1) {
      const ends = { from: chance.one(['a', 'b', 'c', null]), to: chance.one(['x', 'y', 'z', null]) }
      const known = draft.ties.length > 0 && chance.below(3) === 0 ? chance.one(draft.ties) : null
      if (known) draft = withoutTie(draft, known.key, texts)
      else if (ends.from !== null || ends.to !== null) draft = withTie(draft, ends, texts)
      expect(problemsOf(from, to, recordedIn(draft))).toEqual([])
    }
  })
})

describe('the form without scripts', () => {
  it('[DEF44] is read as it was filled in', () => {
    const form = new URLSearchParams({
      ...{ reading: ' editorial  reading ', summary: 'One\r\nline', basedOn: '3' },
      ...{
        'tie.0.from': 'a',
        'tie.0.to': 'x',
        'tie.0.kind': 'split',
        'tie.0.in': '1',
        'tie.0.rationale': 'So\r\nit is',
      },
      ...{ 'tie.0.carried': 'Alpha\r\n\r\nstay', 'tie.1.from': '-', 'tie.1.to': 'z', 'tie.1.kind': 'nonsense' },
    })
    const draft = draftIn(form, texts)
    expect(draft).toMatchObject({ reading: 'editorial reading', summary: 'One line' })
    expect(draft.ties).toMatchObject([
      { from: 'a', to: 'x', kind: 'split', isIn: true, carried: ['Alpha', 'stay'], rationale: 'So it is' },
      { from: null, to: 'z', isIn: false, carried: [] },
    ])
    expect(basedOnIn(form)).toBe(3)
    form.set('after', '5')
    expect(basedOnIn(form)).toBe(5)
    expect(basedOnIn(new URLSearchParams({ basedOn: 'x' }))).toBe(0)
  })

  it('[DEF44] gets a tie more to fill in, of the kind its words and the others say', () => {
    const form = new URLSearchParams({ do: 'add', 'add.from': 'a', 'add.to': 'x' })
    expect(drawn(draftIn(form, texts))).toEqual(['a→x kept'])
    expect(draftIn(new URLSearchParams({ do: 'add', 'add.from': '-', 'add.to': '-' }), texts).ties).toEqual([])
  })
})
