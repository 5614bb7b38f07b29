import { readFileSync } from 'node:fs'
import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import { problemsOf } from '@fieldword/shared/definitions/lineage-check.ts'
import type { ProposedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { proposeLineage } from '@fieldword/shared/definitions/lineage-proposals.ts'
import { budgetOf } from '@fieldword/shared/diff/budget.ts'
import { describe, expect, it } from '@jest/globals'
import { type Chance, chanceOf, seeds } from '../collab/support/random.ts'
import { principlesOf, rulesOf } from './support/published-lists.ts'
import { versionOf } from './support/texts.ts'

/** "2→7 split", "·→5 new". */
function drawn(from: VersionText, to: VersionText, proposals: readonly ProposedTie[]): string[] {
  const number = ({ elements }: VersionText, id: string | null) => elements.find(one => one.id === id)?.number ?? '·'
  return proposals.map(tie => `${number(from, tie.from)}→${number(to, tie.to)} ${tie.kind}`)
}
function proposed(from: VersionText, to: VersionText): string[] {
  const proposals = proposeLineage(from.elements, to.elements)
  // Whatever is suggested can be recorded as it is.
  expect(problemsOf(from, to, proposals)).toEqual([])
  return drawn(from, to, proposals)
}

interface Facts {
  readonly definitions: readonly { readonly id: string; readonly elements: readonly string[] }[]
  readonly lineage_reading: {
    readonly links: readonly { from: string[]; to: string[]; kinds: string[]; carried?: [string, string][] }[]
  }
}
const file = new URL('../fixtures/definitions/competency-education.json', import.meta.url)
const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts

/** A text of the facts, under ids that no other version has: nothing but its words tells what became of it. */
function factual(id: string, year: string): VersionText {
  const texts = facts.definitions.find(definition => definition.id === id)?.elements ?? []
  return versionOf(year, Object.fromEntries(texts.map((text, place) => [`${year}-${place + 1}`, text])))
}

describe('what the texts of 2011 and 2019 suggest', () => {
  const [from, to] = [factual('2011-five-part', '2011'), factual('2019-seven-part', '2019')]
  const proposals = proposeLineage(from.elements, to.elements)
  const ties = facts.lineage_reading.links.flatMap(link => link.from.flatMap(one => link.to.map(other => [one, other])))

  it('[DEF40] is the whole editorial reading and nothing else: 7 ties of 7, and both new elements', () => {
    const tied = proposals.filter(({ from, to }) => from !== null && to !== null)
    expect(new Set(tied.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(ties.map(ends => ends.join(' '))))
    expect(tied).toHaveLength(ties.length)
    const fresh = facts.lineage_reading.links.filter(link => link.from.length === 0).flatMap(link => link.to)
    expect(proposals.filter(({ kind }) => kind === 'new').map(tie => tie.to)).toEqual(fresh)
    expect(proposals.filter(({ kind }) => kind === 'retired')).toEqual([])
  })

  it('[DEF40] has the kinds of the editorial reading, and the words it names to the letter', () => {
    for (const { from, to, kinds, carried = [] } of facts.lineage_reading.links) {
      for (const one of from) {
        for (const other of to) {
          const tie = proposals.find(proposal => proposal.from === one && proposal.to === other)
          expect(kinds).toContain(tie?.kind)
          expect(tie?.carried).toEqual(carried.filter(([, place]) => place === other).map(([words]) => words))
        }
      }
    }
  })

  it('[DEF40] says why, and how sure that is', () => {
    const of = (one: string) => proposals.find(({ from }) => from === one)
    expect(of('2011-4')).toMatchObject({ kind: 'kept', confidence: 'sure', because: 'The same words' })
    expect(of('2011-3')).toMatchObject({ confidence: 'likely' })
    expect(of('2011-1')).toMatchObject({ confidence: 'possible', because: 'Shares “mastery” and “Students”' })
  })
})

describe('what published texts suggest', () => {
  it('[DEF40] the rules of Semantic Versioning go on from 1.0.0 to 2.0.0 under other numbers', () => {
    expect(proposed(rulesOf('1.0.0'), rulesOf('2.0.0'))).toEqual([
      ...['1→1 kept', '2→2 reworded', '4→9 reworded', '5→3 reworded', '6→4 kept', '7→5 kept'],
      ...['8→6 kept', '9→7 reworded', '10→8 kept'],
      ...['·→10 new', '·→11 new', '3→· retired', '11→· retired', '12→· retired'],
    ])
  })

  it('[DEF40] the principles of Keep a Changelog go on from 1.0.0 to 2.0.0, six of seven, hardly one in the same words', () => {
    expect(proposed(principlesOf('1.0.0'), principlesOf('2.0.0'))).toEqual([
      ...['1→1 kept', '2→2 reworded', '3→3 reworded', '4→4 reworded', '5→5 reworded', '6→6 reworded'],
      ...['·→7 new', '·→8 new', '7→· retired'],
    ])
  })

  it('[DEF40] those of 0.3.0 were told otherwise: four of seven are found again', () => {
    expect(proposed(principlesOf('0.3.0'), principlesOf('1.0.0'))).toEqual([
      ...['1→1 reworded', '3→4 reworded', '6→7 reworded', '7→6 reworded'],
      ...['·→2 new', '·→3 new', '·→5 new', '2→· retired', '4→· retired', '5→· retired'],
    ])
  })
})

/** Sentences of made-up words, hardly any two of which have one in common. */
function sentences(chance: Chance, count: number, words = 12): string[] {
  const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')
  const word = () => Array.from({ length: 3 + chance.below(2) }, () => chance.one(syllables)).join('')
  return Array.from({ length: count }, () => `${Array.from({ length: words }, word).join(' ')}.`)
}
const named = (label: string, texts: readonly string[]) =>
  versionOf(label, Object.fromEntries(texts.map((text, place) => [`${label}${place}`, text])))

describe.each(seeds(20261126))('whatever the texts are, seed %i', seed => {
  const chance = chanceOf(seed)
  const texts = sentences(chance, 20)

  it('[DEF40] the same texts are all kept', () => {
    expect(proposed(named('a', texts), named('b', texts))).toEqual(texts.map((_, at) => `${at + 1}→${at + 1} kept`))
  })

  it('[DEF40] in another order they are kept, each where it went', () => {
    const order = [...texts.keys()].sort(() => chance.below(3) - 1)
    const moved = order.map(at => texts[at] ?? '')
    expect(new Set(proposed(named('a', texts), named('b', moved)))).toEqual(
      new Set(order.map((was, is) => `${was + 1}→${is + 1} kept`)),
    )
  })

  it('[DEF40] two in one are joined, one in two is split', () => {
    const [one = '', other = '', ...rest] = texts
    const joined = [`${one} ${other}`, ...rest]
    expect(proposed(named('a', texts), named('b', joined)).slice(0, 2)).toEqual(['1→1 merged', '2→1 merged'])
    expect(proposed(named('b', joined), named('a', texts)).slice(0, 2)).toEqual(['1→1 split', '1→2 split'])
  })

  it('[DEF40] an element goes on as the one that has its id, whatever it says now', () => {
    const [other] = sentences(chance, 1)
    const from = versionOf('a', { x: texts[0] ?? '', y: texts[1] ?? '' })
    const to = versionOf('b', { x: other ?? '', z: texts[1] ?? '' })
    expect(proposed(from, to)).toEqual(['1→1 reworded', '2→2 kept'])
  })

  it('[DEF40] and nothing in common is all new and all removed', () => {
    const others = sentences(chance, 3).map(text => text.toUpperCase().replaceAll(/[A-Z]/g, letter => `${letter}q`))
    expect(proposed(named('a', texts.slice(0, 2)), named('b', others))).toEqual([
      ...['·→1 new', '·→2 new', '·→3 new', '1→· retired', '2→· retired'],
    ])
  })
})

describe('what it costs', () => {
  const chance = chanceOf(1)

  /** Every element shares words with many others: the worst there is. */
  const crowded = (label: string) => {
    const words = sentences(chanceOf(7), 40, 1).map(word => word.slice(0, -1))
    return named(
      label,
      Array.from({ length: 200 }, () => Array.from({ length: 60 }, () => chance.one(words)).join(' ')),
    )
  }

  it('[DEF40] is bounded by work that is counted: 200 elements against 200 that share every word', () => {
    const [from, to, budget] = [crowded('a'), crowded('b'), budgetOf(4_000_000)]
    const proposals = proposeLineage(from.elements, to.elements, budget)
    expect(budget.left).toBeGreaterThanOrEqual(0)
    expect(problemsOf(from, to, proposals)).toEqual([])
  })

  it('[DEF40] past its budget only ids and same words are looked at', () => {
    const [from, to] = [
      versionOf('a', { x: 'One.', y: 'Two three four.' }),
      versionOf('b', { z: 'One.', w: 'Two three five.' }),
    ]
    const proposals = proposeLineage(from.elements, to.elements, budgetOf(5))
    expect(drawn(from, to, proposals)).toEqual(['1→1 kept', '·→2 new', '2→· retired'])
  })
})
