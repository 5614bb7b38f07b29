import { describe, expect, it } from '@jest/globals'
import { type Chance, chanceOf, seeds } from '../collab/support/random.ts'
import { Line } from './support/line.ts'
import { Truth } from './support/truth.ts'

const revisions = 120

/** Words that nobody writes twice: of each it is beyond doubt who wrote it. */
function countedWords(): () => string {
  let count = 0
  return () => {
    count += 1
    return `word${String(count).padStart(5, '0')}x`
  }
}

/** Words as people write them: a few stand everywhere, most seldom. */
function spokenWords(chance: Chance): () => string {
  const common = ['the', 'of', 'and', 'to', 'in', 'is', 'that', 'students', 'learning', 'for']
  const syllables = ['ca', 'pen', 'dor', 'mi', 'sta', 'lu', 'ter', 'vo', 'ri', 'gen', 'pla', 'ton']
  const rare = () => Array.from({ length: 2 + chance.below(2) }, () => chance.one(syllables)).join('')
  return () => (chance.below(5) < 2 ? chance.one(common) : rare())
}

describe('histories whose writer knows who wrote each word', () => {
  it.each(seeds())('[WHO3] [WHO5] [WHO6] every word is credited to the revision that brought it: seed %d', seed => {
    const truth = new Truth(chanceOf(seed), countedWords())
    const line = new Line()
    const done: string[] = []
    for (let count = 0; count < revisions; count += 1) {
      done.push(truth.revise())
      line.write(truth.paragraphs)
      expect({ done, credits: line.credits }).toEqual({ done, credits: truth.credits })
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('[WHO3] [WHO4] nearly every word, when words repeat: seed %d', seed => {
    const chance = chanceOf(seed)
    const truth = new Truth(chance, spokenWords(chance))
    const line = new Line()
    let [right, all] = [0, 0]
    for (let count = 0; count < revisions; count += 1) {
      truth.revise()
      line.write(truth.paragraphs)
      const { credits } = line
      for (const [index, [, credit]] of truth.credits.entries()) if (credits[index]?.[1] === credit) right += 1
      all += credits.length
    }
    expect(right / all).toBeGreaterThan(0.95)
  })
})
