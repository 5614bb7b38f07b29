import { readFileSync } from 'node:fs'
import { driftOf } from '@fieldword/shared/definitions/drift.ts'
import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import { passagesOf } from '@fieldword/shared/definitions/passages.ts'
import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'

interface Facts {
  readonly definitions: readonly {
    readonly id: string
    readonly elements?: readonly string[]
    readonly variants?: readonly { readonly element: number; readonly text: string }[]
  }[]
}
const file = new URL('../fixtures/definitions/competency-education.json', import.meta.url)
const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts

function version(label: string, id: string): VersionText {
  const texts = facts.definitions.find(each => each.id === id)?.elements ?? []
  return { label, elements: texts.map((text, index) => ({ id: `e${index + 1}`, number: index + 1, handle: '', text })) }
}
const of2011 = version('2011', '2011-five-part')
const of2019 = version('2019', '2019-seven-part')
const textsOf = ({ elements }: VersionText) => elements.map(({ text }) => text)

/** "1 kept", "4 reworded, moved", in the order they are shown. */
function told(from: VersionText, ...lines: string[]): string[] {
  return driftOf(from, lines.join('\n')).rows.map(
    ({ kind, moved, before }) => `${before.map(({ number }) => number).join('+')} ${kind}${moved ? ', moved' : ''}`,
  )
}
function drawn(runs: readonly WordRun[]): string {
  return runs.map(({ kind, text }) => (kind === 'del' ? `[-${text}-]` : kind === 'ins' ? `[+${text}+]` : text)).join('')
}

describe('an adapted text', () => {
  it('[DEF85] that is the version itself departs in nothing', () => {
    const { counts, added } = driftOf(of2019, textsOf(of2019).join('\n'))
    expect(counts).toEqual({ kept: 7, reworded: 0, regrouped: 0, missing: 0, moved: 0, added: 0 })
    expect(added).toEqual([])
  })

  it('[DEF85] each wording that was seen elsewhere is found to be its element, with the words that differ', () => {
    for (const { element, text } of facts.definitions.find(({ id }) => id === '2011-five-part')?.variants ?? []) {
      const adapted = textsOf(of2011).with(element - 1, text)
      const { counts, rows } = driftOf(of2011, adapted.join('\n'))
      expect({ element, ...counts }).toEqual({
        ...{ element, kept: 4, reworded: 1, regrouped: 0, missing: 0, moved: 0, added: 0 },
      })
      expect(rows[element - 1]?.kind).toBe('reworded')
    }
    const rapid = driftOf(
      of2011,
      'Students receive rapid, differentiated support based on their individual learning needs.',
    )
    const row = rapid.rows.find(({ kind }) => kind === 'reworded')
    expect(drawn(row?.inline ?? [])).toContain('receive [-timely-][+rapid+], differentiated')
  })

  it('[DEF85] what is left out is missing, what comes from nowhere is added', () => {
    const lines = ['Welcome to our school.', ...textsOf(of2019).slice(1), 'Parking is free on weekdays.']
    expect(told(of2019, ...lines)).toEqual(['1 missing', ...[2, 3, 4, 5, 6, 7].map(number => `${number} kept`)])
    expect(driftOf(of2019, lines.join('\n')).added).toEqual(['Welcome to our school.', 'Parking is free on weekdays.'])
  })

  it('[DEF87] as few move as have to, and what is left out moves nothing', () => {
    const texts = textsOf(of2019)
    const order = [6, 0, 1, 2, 3, 4, 5].map(index => texts[index] ?? '')
    expect(told(of2019, ...order)).toEqual([...[1, 2, 3, 4, 5, 6].map(number => `${number} kept`), '7 kept, moved'])
    expect(told(of2019, ...texts.slice(3))).toEqual([
      ...['1 missing', '2 missing', '3 missing'],
      ...[4, 5, 6, 7].map(number => `${number} kept`),
    ])
  })

  it('[DEF86] numbers and bullets before a line are not part of it, nor does case of them matter', () => {
    const marks = ['1. ', '(2) ', '• ', '– ', 'e) ', 'VI. ', '7) ']
    expect(
      driftOf(
        of2019,
        textsOf(of2019)
          .map((text, index) => marks[index] + text)
          .join('\r\n'),
      ).counts.kept,
    ).toBe(7)
  })

  it('[DEF86] elements that stand in one line are found there', () => {
    const inOneLine = `Our five principles: ${textsOf(of2011).join(' ')}`
    expect(driftOf(of2011, inOneLine).counts).toMatchObject({ missing: 0, moved: 0 })
    expect(driftOf(of2019, textsOf(of2019).join(' ')).counts).toMatchObject({ kept: 7, added: 0 })
    const numbered = textsOf(of2019)
      .map((text, index) => `(${index + 1}) ${text}`)
      .join(' ')
    expect(driftOf(of2019, numbered).counts.kept).toBe(7)
  })

  it('[DEF88] is summed up in sentences from the counts', () => {
    const texts = textsOf(of2019)
    expect(driftOf(of2019, texts.slice(0, 6).join('\n')).summary).toBe(
      'Of the seven elements of 2019, six stand word for word, none is reworded, none is split or joined and one is missing. Nothing is added.',
    )
  })

  it('[DEF85] unrelated words, and no words, make every element missing', () => {
    expect(driftOf(of2019, 'The cafeteria opens at eight.\nBring a coat.').counts).toMatchObject({
      missing: 7,
      added: 2,
    })
    expect(driftOf(of2019, ' \n—\n').counts).toMatchObject({ missing: 7, added: 0 })
  })

  it('[DEF86] of a very long text the first passages are compared, and it is said', () => {
    const long = Array.from({ length: 2000 }, (_, index) => `Paragraph ${index} says nothing of it.`)
    const { isCut, counts, added } = driftOf(of2019, [...textsOf(of2019), ...long].join('\n'))
    expect({ isCut, kept: counts.kept, shown: added.length }).toEqual({ isCut: true, kept: 7, shown: 100 })
  })
})

describe.each(seeds())('drawn texts, seed %i', seed => {
  it('[DEF85] every element is told of once, however its words are mixed', () => {
    const chance = chanceOf(seed)
    const words = textsOf(of2019).join(' ').split(' ')
    for (let round = 0; round < 30; round += 1) {
      const lines = Array.from({ length: chance.below(20) }, () =>
        Array.from({ length: chance.below(30) }, () => chance.one(words)).join(' '),
      )
      const { rows, counts, added } = driftOf(of2019, lines.join('\n'))
      const numbers = new Set(rows.flatMap(({ before }) => before.map(({ number }) => number)))
      expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
      const { passages } = passagesOf(lines.join('\n'), of2019.elements)
      const shown = new Set(rows.flatMap(({ after }) => after.map(({ elementId }) => elementId)))
      expect(shown.size + counts.added).toBe(passages.length)
      expect(added.length).toBe(counts.added)
    }
  })
})
