import {
  bulletList,
  cell,
  doc,
  heading,
  listItem,
  paragraph,
  quote,
  row,
  table,
  text,
} from '@fieldword/shared/document/build.ts'
import { canonical, canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { applyChosen } from '@fieldword/shared/review/choosing/apply-chosen.ts'
import { partsOf } from '@fieldword/shared/review/choosing/parts.ts'
import { picksOf } from '@fieldword/shared/review/choosing/tell-picks.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { anyDocument } from '../document/documents.ts'
import { edited } from '../merge/edits.ts'

const all = (count: number) => new Set(Array.from({ length: count }, (_, index) => index + 1))

/** What each choice of changes makes, one for each combination, where there are few. */
function chosenOf(from: DocumentJson, to: DocumentJson, ...chosen: number[]): string {
  return toText(applyChosen(partsOf(from, to), new Set(chosen)))
}

const kindsOf = (from: DocumentJson, to: DocumentJson) =>
  picksOf(partsOf(from, to)).blocks.map(({ changes }) => changes.map(({ change, kind }) => `${change} ${kind}`))

describe('changes of a proposal, chosen', () => {
  it('[RV90] by separate words within one block', () => {
    const from = doc(paragraph('a', 'Students advance by seat time, and the pace is set.'))
    const to = doc(paragraph('a', 'Students advance upon mastery, and the pace varies.'))
    expect(kindsOf(from, to)).toEqual([['1 words', '2 words']])
    expect(chosenOf(from, to, 1)).toBe('Students advance upon mastery, and the pace is set.')
    expect(chosenOf(from, to, 2)).toBe('Students advance by seat time, and the pace varies.')
    expect(picksOf(partsOf(from, to)).blocks[0]?.changes[0]).toEqual({
      ...{ change: 1, kind: 'words', again: false },
      ...{ before: 'by seat time', after: 'upon mastery' },
    })
  })

  it('[RV90] what came, what went, what moved, what is marked, what sort of block it is', () => {
    const from = doc(
      paragraph('a', 'One.'),
      paragraph('b', 'Two words.'),
      paragraph('c', 'Three.'),
      paragraph('d', 'Four.'),
    )
    const to = doc(
      paragraph('n', 'New.'),
      paragraph('d', 'Four.'),
      heading('a', 3, 'One.'),
      paragraph('b', [text('Two '), text('words', { type: 'bold' }), text('.')]),
    )
    expect(
      kindsOf(from, to)
        .flat()
        .map(told => told.slice(2))
        .sort(),
    ).toEqual(['added', 'marks', 'moved', 'removed', 'sort'])
    const numbers = new Map(
      kindsOf(from, to)
        .flat()
        .map(told => [told.slice(2), Number(told.slice(0, 1))]),
    )
    const only = (kind: string) => applyChosen(partsOf(from, to), new Set([numbers.get(kind) ?? 0]))
    expect(toText(only('added'))).toBe('New.\nOne.\nTwo words.\nThree.\nFour.')
    expect(toText(only('removed'))).toBe('One.\nTwo words.\nFour.')
    expect(toText(only('moved'))).toBe('Four.\nOne.\nTwo words.\nThree.')
    expect(only('sort').content[0]).toMatchObject({ type: 'heading', attrs: { id: 'a', level: 3 } })
    expect(only('marks').content[1]?.content?.[1]).toMatchObject({ text: 'words', marks: [{ type: 'bold' }] })
  })

  it('[RV90] an item of a list, in the list it is in', () => {
    const item = (id: string, words: string) => listItem(`i${id}`, paragraph(id, words))
    const from = doc(bulletList('l', item('a', 'One.'), item('b', 'Two.')), paragraph('p', 'After.'))
    const to = doc(bulletList('l', item('a', 'One.'), item('n', 'New.'), item('b', 'Two and more.')))
    const parts = partsOf(from, to)
    const added = picksOf(parts)
      .blocks.flatMap(({ changes }) => changes)
      .find(({ kind }) => kind === 'added')
    const result = applyChosen(parts, new Set([added?.change ?? 0]))
    expect(result).toEqual(
      canonical(
        doc(bulletList('l', item('a', 'One.'), item('n', 'New.'), item('b', 'Two.')), paragraph('p', 'After.')),
      ),
    )
  })

  it('[RV91] what cannot be without each other is one change: a split, a move of neighbours, a quotation, a column', () => {
    const long = 'Students advance upon demonstrated mastery of what they learn.'
    const rest = 'Assessment is meaningful and a positive learning experience for them.'
    const split = [doc(paragraph('a', `${long} ${rest}`)), doc(paragraph('a', long), paragraph('b', rest))] as const
    expect(partsOf(...split).changes).toBe(1)
    const of = (...ids: string[]) => doc(...ids.map(id => paragraph(id, `The block named ${id}, and no other.`)))
    expect(partsOf(of('a', 'b', 'c', 'd', 'e'), of('d', 'e', 'a', 'b', 'c')).changes).toBe(1)
    const [b, c] = [paragraph('b', 'One.'), paragraph('c', 'Two.')]
    expect(partsOf(doc(b, c), doc(quote('q', b, c))).changes).toBe(1)
    const rowOf = (id: string, ...words: string[]) =>
      row(id, ...words.map((each, index) => cell(`${id}${index}`, paragraph(`${id}${index}p`, each))))
    const wide = doc(table('t', rowOf('r', 'a', 'b', 'new'), rowOf('s', 'c', 'd', 'new')))
    expect(partsOf(doc(table('t', rowOf('r', 'a', 'b'), rowOf('s', 'c', 'd'))), wide).changes).toBe(1)
  })

  it('[RV90] numbers that are no change are let go', () => {
    const [from, to] = [doc(paragraph('a', 'One.')), doc(paragraph('a', 'Two.'))]
    expect(applyChosen(partsOf(from, to), new Set([0, 7]))).toEqual(canonical(from))
  })
})

describe.each(seeds(1207331, 1319684615))('chosen by chance, seed %i', seed => {
  const rounds = fc.sample(anyDocument, { seed, numRuns: 200 }).map((document, index) => {
    const chance = chanceOf(seed + index)
    const from = canonical(document)
    const { document: to, words } = edited(from, 1 + chance.below(5), 'n', chance)
    const parts = partsOf(from, to)
    const some = [...all(parts.changes)].filter(() => chance.below(2) === 0)
    return { from, to: canonical(to), words, parts, some }
  })
  const each = (check: (round: (typeof rounds)[number]) => void) => {
    for (const [index, round] of rounds.entries()) {
      try {
        check(round)
      } catch (error) {
        throw new Error(`Round ${index}: ${JSON.stringify([round.from, round.to, round.some])}`, { cause: error })
      }
    }
  }

  it('[RV90] all of them make the proposed text, none of them leaves the old one', () => {
    each(({ from, to, parts }) => {
      expect(applyChosen(parts, all(parts.changes))).toEqual(to)
      expect(applyChosen(parts, new Set())).toEqual(from)
    })
  })

  it('[RV90] any of them make a document of the schema, in whatever order they were named', () => {
    each(({ parts, some }) => {
      const made = applyChosen(parts, new Set(some))
      expect(isRefusal(parseDocument(made))).toBe(false)
      expect(canonicalJson(made)).toBe(JSON.stringify(made))
      expect(applyChosen(parts, new Set(some.toReversed()))).toEqual(made)
    })
  })

  it('[RV90] a word is there where its change was chosen, and is not where it was not', () => {
    each(({ parts, some, words }) => {
      const [chosen, made] = [new Set(some), JSON.stringify(applyChosen(parts, new Set(some)))]
      for (const { changes } of picksOf(parts).blocks) {
        for (const { change, kind, before, after } of changes) {
          // A block that moved, or became another sort of block, tells all its words.
          if (kind === 'moved' || kind === 'sort') continue
          const came = words.filter(word => after.includes(word) && !before.includes(word))
          for (const word of came) expect([word, made.includes(word)]).toEqual([word, chosen.has(change)])
        }
      }
    })
  })

  it('[RV92] what was chosen first and the rest afterwards make the proposed text', () => {
    each(({ to, parts, some }) => {
      const first = applyChosen(parts, new Set(some))
      const rest = partsOf(first, to)
      expect(applyChosen(rest, all(rest.changes))).toEqual(to)
    })
  })
})
