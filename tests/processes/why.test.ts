import { tokensOf } from '@fieldword/shared/diff/tokens.ts'
import { type ChangeAtom, changesBetween } from '@fieldword/shared/processes/changes.ts'
import type { TracedElement } from '@fieldword/shared/processes/traced-elements.ts'
import { originsIn, originsOf, type Step } from '@fieldword/shared/processes/why.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { elements } from './support/traced.ts'

function stepsThrough(texts: readonly TracedElement[][]): Step<ChangeAtom>[] {
  return texts.slice(1).map((after, at) => ({
    elements: after,
    changes: changesBetween(texts[at] ?? [], after).atoms,
  }))
}

function tracedThrough(...texts: TracedElement[][]) {
  return originsOf(texts[0] ?? [], stepsThrough(texts))
}

describe('why a word is there', () => {
  it('[PR270] a word is of the change that brought it, and of the first text where none did', () => {
    const origins = tracedThrough(
      elements({ e1: 'Students learn using different pathways.' }),
      elements({ e1: 'Students learn through different pathways.' }),
      elements({ e1: 'Students learn actively through different pathways.' }),
    )
    const words = (from: number, to: number) => originsIn(origins, { elementId: 'e1', start: from, end: to })
    expect(words(0, 8)).toEqual([{ start: 0, end: 8, text: 0, change: null }])
    expect(words(15, 23)).toMatchObject([
      { text: 2, change: { beforeText: '', afterText: expect.stringContaining('actively') } },
    ])
    expect(words(24, 31)).toMatchObject([{ text: 1, change: { beforeText: 'using', afterText: 'through' } }])
  })

  it('[PR270] words are followed where an element was moved, split or joined', () => {
    const whole = 'Learning outcomes emphasize competencies that include application and creation of knowledge'
    const origins = tracedThrough(
      elements({ a: whole, b: 'Students progress.' }),
      elements({
        b: 'Students progress.',
        a: 'Learning outcomes emphasize competencies',
        n: 'New: application and creation of knowledge',
      }),
    )
    expect(origins.get('b')).toEqual([{ start: 0, end: 18, text: 0, change: null }])
    const [first, ...rest] = origins.get('n') ?? []
    expect(first).toMatchObject({ text: 1, change: { operation: 'split' } })
    expect(rest).toMatchObject([{ text: 0 }])
  })

  it('[PR271] a word that no recorded change holds is of none', () => {
    const after = elements({ e1: 'One two.' })
    expect(originsOf(elements({ e1: 'One.' }), [{ elements: after, changes: [] }]).get('e1')).toContainEqual(
      expect.objectContaining({ text: 1, change: null }),
    )
  })
})

function wordsOf(text: string): string[] {
  return tokensOf(text).flatMap(({ isWord, text: word }) => (isWord ? [word] : []))
}

const vocabulary = ['learn', 'students', 'and', 'the', 'mastery', 'evidence', 'of', 'time', 'support', ',', 'equity']

/** An edit as people make them: words put in, taken out and replaced; elements that come, go, move, part and meet. */
function edited(before: readonly TracedElement[], chance: ReturnType<typeof chanceOf>, fresh: () => string) {
  const list = before.slice(1).map(({ id, text }) => ({ id, words: text.split(' ') }))
  const word = () => (chance.below(3) === 0 ? fresh() : (vocabulary[chance.below(vocabulary.length)] as string))
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const at = chance.below(Math.max(1, list.length))
    const here = list[at]
    const place = chance.below((here?.words.length ?? 0) + 1)
    switch (chance.below(7)) {
      case 0:
        list.splice(at, 0, { id: fresh(), words: [word(), word(), word()] })
        break
      case 1:
        list.splice(at, 1)
        break
      case 2:
        if (here) list.splice(chance.below(list.length), 0, ...list.splice(at, 1))
        break
      case 3:
        if (here) list.push({ id: fresh(), words: here.words.splice(place) })
        break
      case 4: {
        const [next] = list.splice(at + 1, 1)
        here?.words.push(...(next?.words ?? []))
        break
      }
      default:
        here?.words.splice(place, chance.below(3), ...Array.from({ length: chance.below(3) }, word))
    }
  }
  return elements(Object.fromEntries(list.map(({ id, words }) => [id, words.join(' ')])), before[0]?.text)
}

describe.each(seeds(640531, 77120093))('any edits, seed %i', seed => {
  it('[PR270] [PR271] every word is of one origin, and of no change that did not hold it', () => {
    const chance = chanceOf(seed)
    for (let round = 0; round < 60; round += 1) {
      const fresh = () => `x${round}y${chance.below(1_000_000)}`
      const texts = [
        elements({ e1: 'students learn the evidence of mastery', e2: 'support and time, for equity' }, 'Read.'),
      ]
      while (texts.length < 6) texts.push(edited(texts.at(-1) ?? [], chance, fresh))
      const origins = tracedThrough(...texts)
      for (const { id, text } of texts.at(-1) ?? []) {
        const runs = origins.get(id) ?? []
        expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const { start, end, text: at, change } of runs) {
          expect(change === null).toBe(at === 0)
          for (const word of wordsOf(text.slice(start, end))) {
            const holding = (each: readonly TracedElement[]) =>
              each.some(element => wordsOf(element.text).includes(word))
            if (change) expect(wordsOf(change.afterText)).toContain(word)
            // What nobody had written before is of no text before it was there.
            expect(at).toBeGreaterThanOrEqual(texts.findIndex(holding))
          }
        }
      }
    }
  })
})
