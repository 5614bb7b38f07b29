import { describe, expect, it } from '@jest/globals'
import { readHistory } from './support/histories.ts'
import { Line } from './support/line.ts'

/** Real pages with real reverts: nobody knows who wrote each word, but what cannot be is known. */
describe.each([
  { name: 'semver', restores: 0 },
  { name: 'wpd-beginners', restores: 10 },
])('the history of $name', ({ name, restores }) => {
  const history = readHistory(name)
  const line = new Line()
  const revisions = history.map(({ paragraphs }) => {
    line.write(paragraphs)
    return { text: paragraphs.join('\n'), words: new Set(line.credits.map(([word]) => word)), credits: line.credits }
  })

  it('[WHO3] every word is credited to a revision that has it and not to a later one', () => {
    for (const [index, { credits }] of revisions.entries()) {
      const wrong = credits.filter(([word, credit]) => {
        const number = Number(credit.slice(1))
        return number > index + 1 || !revisions[number - 1]?.words.has(word)
      })
      expect({ revision: index + 1, wrong }).toEqual({ revision: index + 1, wrong: [] })
    }
  })

  it('[WHO3] a word that no earlier revision had is credited to the first that has it', () => {
    const seen = new Set<string>()
    for (const [index, { credits, words }] of revisions.entries()) {
      const fresh = credits.filter(([word]) => !seen.has(word))
      expect(fresh.filter(([, credit]) => credit !== `r${index + 1}`)).toEqual([])
      for (const word of words) seen.add(word)
    }
  })

  it('[WHO6] a text that was restored is credited as it was', () => {
    const known = new Map<string, (typeof revisions)[number]['credits']>()
    let restored = 0
    for (const { text, credits } of revisions) {
      const earlier = known.get(text)
      if (earlier) {
        restored += 1
        expect(credits).toEqual(earlier)
      } else known.set(text, credits)
    }
    expect(restored).toBeGreaterThanOrEqual(restores)
  })

  it('[WHO5] an edit that is no restoring takes nobody but its own revision or one whose words it brings back', () => {
    for (const [index, { credits }] of revisions.entries()) {
      const before = new Set(revisions[index - 1]?.credits.map(([, credit]) => credit))
      const added = new Set(credits.map(([, credit]) => credit).filter(credit => !before.has(credit)))
      added.delete(`r${index + 1}`)
      for (const credit of added) {
        const gone = credits.filter(([, of]) => of === credit).map(([word]) => word)
        const stood = revisions.slice(0, index).some(({ words }) => gone.every(word => words.has(word)))
        expect({ revision: index + 1, credit, stood }).toEqual({ revision: index + 1, credit, stood: true })
      }
    }
  })
})
