import { markArrived, markCarried } from '@fieldword/shared/definitions/carried.ts'
import { placeOf, stretchAt } from '@fieldword/shared/definitions/stretches.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'

const text = 'Create knowledge, apply knowledge and share knowledge.'
const marks = (phrases: string[]) =>
  markCarried(text, phrases, 'same').map(({ kind, text: words }) => (kind === 'mov' ? `<${words}>` : words))

describe('words that stand in an element more than once', () => {
  it('[DEF97] are named at either place', () => {
    expect(stretchAt(text, { start: 7, end: 16 })).toBe('knowledge')
    expect(stretchAt(text, { start: 24, end: 33 })).toBe('knowledge [2]')
    expect(placeOf(text, 'knowledge [3]')).toEqual({ start: 44, end: 53 })
    expect(placeOf(text, 'knowledge [4]')).toBeNull()
    expect(placeOf(text, '')).toBeNull()
  })

  it('[DEF97] are marked where they were named', () => {
    expect(marks(['knowledge [2]']).join('')).toBe('Create knowledge, apply <knowledge> and share knowledge.')
    expect(marks(['knowledge [3]', 'knowledge']).join('')).toBe(
      'Create <knowledge>, apply knowledge and share <knowledge>.',
    )
  })

  it('[DEF97] are looked for in the other text by their words alone', () => {
    const runs = markArrived('2 kinds of knowledge', ['knowledge [2]'], 'ins')
    expect(runs.filter(({ kind }) => kind === 'mov').map(run => run.text)).toEqual(['knowledge'])
  })

  it('[DEF97] what stands in brackets itself is what it is', () => {
    const cited = 'Pace [2] and pace [2]'
    expect(placeOf('Only pace [2]', 'pace [2]')).toEqual({ start: 5, end: 13 })
    const start = cited.lastIndexOf('pace')
    expect(placeOf(cited, stretchAt(cited, { start, end: cited.length }))).toEqual({ start, end: cited.length })
  })
})

it.each(seeds())('[DEF97] every stretch of a text is found by its name (seed %s)', seed => {
  const chance = chanceOf(seed)
  const pieces = ['a', 'b', ' ', ' [1]', ' [2]', 'aa', 'é', '[', ']']
  for (let round = 0; round < 200; round += 1) {
    const words = Array.from({ length: 8 }, () => chance.one(pieces)).join('')
    const start = chance.below(words.length)
    const end = start + 1 + chance.below(words.length - start)
    const stretch = { start, end }
    expect([words, stretch, placeOf(words, stretchAt(words, stretch))]).toEqual([words, stretch, stretch])
  }
})
