import { findTerms } from '@fieldword/shared/terms/find-terms.ts'
import { TermList } from '@fieldword/shared/terms/term-list.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'

/** Each label leads to a page of its name; `label > page` to the page said. */
function listOf(...labels: string[]): TermList {
  return new TermList(
    labels.map(entry => {
      const [label = '', page = label] = entry.split(' > ')
      return { label, pageId: page, slug: page }
    }),
  )
}
/** The text with what is found in brackets. */
function found(text: string, ...labels: string[]): string {
  let shown = ''
  let place = 0
  for (const { start, end } of findTerms(text, listOf(...labels))) {
    shown += `${text.slice(place, start)}[${text.slice(start, end)}]`
    place = end
  }
  return shown + text.slice(place)
}

describe('labels in a text', () => {
  it('[TRM2] whole words alone count', () => {
    expect(found('Pace, pacing and pace.', 'pace')).toBe('[Pace], pacing and [pace].')
    expect(found('Nothing here', 'not')).toBe('Nothing here')
  })

  it('[TRM2] the longest label wins, and the shorter one where the longer does not stand', () => {
    expect(found('seat time and time', 'time', 'seat time')).toBe('[seat time] and [time]')
    expect(found('seat times', 'seat', 'seat time')).toBe('[seat] times')
    expect(found('Evidence of mastery is evidence of work', 'evidence', 'evidence of mastery')).toBe(
      '[Evidence of mastery] is [evidence] of work',
    )
  })

  it('[TRM2] what belongs to somebody is linked without its ending', () => {
    expect(found('A pathway’s end, and the pathway.', 'pathway')).toBe('A [pathway]’s end, and the [pathway].')
  })

  it('[TRM2] a part of a compound is another word than the part alone', () => {
    expect(found('mastery-based, competency-based education', 'mastery', 'education')).toBe(
      'mastery-based, competency-based [education]',
    )
    expect(found('pre-mastery', 'mastery')).toBe('pre-mastery')
    expect(found('competency-based education', 'competency', 'competency-based education')).toBe(
      '[competency-based education]',
    )
    expect(found('mastery - at last', 'mastery')).toBe('[mastery] - at last')
  })

  it('[TRM2] words of Thai, Japanese and Chinese are found where nothing separates them', () => {
    expect(found('มนุษย์ทั้งหลายเกิดมามีอิสระ', 'อิสระ')).toBe('มนุษย์ทั้งหลายเกิดมามี[อิสระ]')
    expect(found('教育を受ける権利を有する', '権利')).toBe('教育を受ける[権利]を有する')
    expect(found('人人有受教育的权利', '教育')).toBe('人人有受[教育]的权利')
    // Half of a word is none.
    expect(found('教育を受ける', '育')).toBe('教育を受ける')
  })

  it('[TRM3] neither case counts, nor how letters are composed, nor which hyphen, apostrophe or space it is', () => {
    expect(found('ÉQUITÉ and équite\u0301', 'équité')).toBe('[ÉQUITÉ] and [équite\u0301]')
    expect(found('Seat\u00a0time', 'seat time')).toBe('[Seat\u00a0time]')
    expect(found('competency\u2011based', 'competency-based')).toBe('[competency\u2011based]')
    expect(found('Learner’s path', "learner's path")).toBe('[Learner’s path]')
    expect(found('ΛΟΓΟΣ λόγος', 'λόγοσ')).toBe('ΛΟΓΟΣ [λόγος]')
  })

  it('[TRM3] a letter that grows in lower case moves nothing', () => {
    expect(found('İİİ in mastery', 'mastery')).toBe('İİİ in [mastery]')
  })

  it('[TRM4] an abbreviation counts as it is written', () => {
    expect(found('Who knows the WHO?', 'WHO')).toBe('Who knows the [WHO]?')
    expect(found('Who is iNACOL, or Inacol', 'iNACOL')).toBe('Who is [iNACOL], or Inacol')
    const list = listOf('IT > computing', 'it > pronoun')
    const leads = (text: string) => findTerms(text, list).map(({ targets }) => targets.map(({ slug }) => slug))
    expect(leads('IT, it and It')).toEqual([['computing'], ['pronoun'], ['pronoun']])
  })

  it('[TRM6] a label that two definitions share leads to both', () => {
    const list = listOf('mastery > one', 'Mastery > two', 'mastery > one')
    expect(findTerms('mastery', list)[0]?.targets.map(({ slug }) => slug)).toEqual(['one', 'two'])
    expect(list.named('MASTERY').map(({ slug }) => slug)).toEqual(['one', 'two'])
    expect(list.named('nothing')).toEqual([])
  })

  it('a list without labels, and a text without words, have nothing', () => {
    expect(found('Words')).toBe('Words')
    expect(found('', 'mastery')).toBe('')
    expect(found(' … ', 'mastery')).toBe(' … ')
  })
})

describe.each(seeds())('drawn texts, seed %i', seed => {
  it('[TRM2] the labels found are those that a search of every place finds', () => {
    const chance = chanceOf(seed)
    const words = ['a', 'ab', 'abc', 'b', 'ba', 'c-d', 'C', 'é', 'ÉE', '教育', '権利']
    const drawn = (most: number) =>
      Array.from({ length: chance.below(most) + 1 }, () => words[chance.below(words.length)]).join(' ')
    for (let round = 0; round < 200; round += 1) {
      const labels = [...new Set(Array.from({ length: 12 }, () => drawn(3).toLowerCase()))]
      const text = drawn(40)
      expect(found(text, ...labels)).toBe(naively(text, labels))
    }
  })
})

/** Words apart by spaces, of which every label is some in a row. */
function naively(text: string, labels: readonly string[]): string {
  const written = text.split(' ')
  const shown: string[] = []
  for (let at = 0; at < written.length; ) {
    const longest = Math.max(0, ...labels.filter(label => standsAt(label)).map(label => label.split(' ').length))
    shown.push(longest > 0 ? `[${written.slice(at, at + longest).join(' ')}]` : (written[at] ?? ''))
    at += Math.max(1, longest)
    function standsAt(label: string): boolean {
      const wanted = label.split(' ')
      return wanted.every((word, index) => written[at + index]?.toLowerCase() === word)
    }
  }
  return shown.join(' ')
}
