import { readFileSync } from 'node:fs'
import { isLatinWord, isPlainLatin, plainLatinWords } from '@fieldword/shared/diff/latin-words.ts'
import { tokensOf } from '@fieldword/shared/diff/tokens.ts'
import { diffWords } from '@fieldword/shared/diff/words.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { drawn, textOf } from './drawn.ts'

const inline = (before: string, after: string) => drawn(diffWords(before, after).inline)
const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const clusters = (text: string) => [...graphemes.segment(text)].map(({ segment }) => segment)

const vocabulary = 'students progress based evidence mastery learning actively different pathways varied pacing'.split(
  ' ',
)
const prose = fc.array(fc.constantFrom(...vocabulary, 'of', 'the', 'a', ',', '.', '\n'), { maxLength: 30 })
const anyText = fc.oneof(
  prose.map(list => list.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

describe('two texts', () => {
  it('[DIFF6] are both there in the runs: same and del are the one, same and ins the other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const runs = diffWords(before, after)
        expect(textOf(runs.before)).toBe(before)
        expect(textOf(runs.after)).toBe(after)
        expect(textOf(runs.inline, 'ins')).toBe(before)
        expect(textOf(runs.inline, 'del')).toBe(after)
        expect(textOf(runs.before, 'del')).toBe(textOf(runs.after, 'ins'))
      }),
    )
  })

  it('[DIFF6] show no change when they are equal', () => {
    fc.assert(
      fc.property(anyText, text => {
        const runs = diffWords(text, text)
        expect([...runs.before, ...runs.after, ...runs.inline].every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })

  it('[DIFF6] are never cut inside what a reader sees as one character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (b, a) => {
          const runs = diffWords(b, a)
          expect(runs.before.flatMap(({ text }) => clusters(text))).toEqual(clusters(b))
          expect(runs.after.flatMap(({ text }) => clusters(text))).toEqual(clusters(a))
        },
      ),
    )
    expect(inline('a family 👨‍👩‍👧 here', 'a family 👨‍👩‍👦 here')).toBe('a family [-👨‍👩‍👧-]{+👨‍👩‍👦+} here')
    expect(inline('café', 'cafe\u0301')).toBe('[-café-]{+cafe\u0301+}')
  })

  it('[DIFF6] keep whole every sequence of the Unicode test file that the platform keeps whole', () => {
    for (const line of fixture('unicode/GraphemeBreakTest.txt').split('\n')) {
      const points = line.split('#')[0]?.match(/[0-9A-F]{4,6}/g) ?? []
      const text = String.fromCodePoint(...points.map(point => Number.parseInt(point, 16)))
      const tokens = tokensOf(text).map(token => token.text)
      expect(tokens.flatMap(clusters)).toEqual(clusters(text))
    }
  })

  it.each([
    ['Thai', 'มนุษย์ทั้งหลายเกิดมามีอิสระ', 'มนุษย์ทั้งหลายเกิดมามีเสรีภาพ', 'มนุษย์ทั้งหลายเกิดมามี[-อิสระ-]{+เสรีภาพ+}'],
    [
      'Japanese',
      'すべての人間は、自由である。',
      'すべての人間は、平等である。',
      'すべての人間は、[-自由-]{+平等+}である。',
    ],
    ['Chinese', '学生应当获得教育的机会', '学生应当获得教育的权利', '学生应当获得教育的[-机会-]{+权利+}'],
    ['Arabic', 'يولد جميع الناس أحراراً', 'يولد جميع الناس متساوين', 'يولد جميع الناس [-أحراراً-]{+متساوين+}'],
    ['Hebrew', 'כל בני האדם נולדו בני חורין', 'כל בני האדם נולדו שווים', 'כל בני האדם נולדו [-בני חורין-]{+שווים+}'],
    [
      'Hindi',
      'सभी मनुष्यों को स्वतन्त्रता प्राप्त है',
      'सभी मनुष्यों को समानता प्राप्त है',
      'सभी मनुष्यों को [-स्वतन्त्रता-]{+समानता+} प्राप्त है',
    ],
    ['emoji with skin tones', 'Thanks 👍🏽 all', 'Thanks 👍🏿 all', 'Thanks [-👍🏽-]{+👍🏿+} all'],
    ['flags', 'From 🇩🇪 to you', 'From 🇩🇰 to you', 'From [-🇩🇪-]{+🇩🇰+} to you'],
    ['combining marks', 'un cafe\u0301 noir', 'un cafe noir', 'un [-cafe\u0301-]{+cafe+} noir'],
  ])('[DIFF6] mark the word that changed: %s', (_script, before, after, expected) => {
    expect(inline(before, after)).toBe(expected)
  })

  it.each(['arb', 'cmn_hans', 'heb', 'hin', 'jpn', 'tha'])('[DIFF6] are cut at words in %s', code => {
    const sentences = fixture(`unicode/udhr-${code}.html`).match(/(?<=<p>)[^<]{40,200}/g) ?? []
    for (const sentence of sentences.slice(0, 10)) {
      const words = tokensOf(sentence).filter(({ isWord }) => isWord)
      expect(words.length).toBeGreaterThan(5)
      const middle = words[Math.floor(words.length / 2)]?.text ?? ''
      const at = sentence.lastIndexOf(middle)
      const runs = diffWords(sentence, `${sentence.slice(0, at)}2019${sentence.slice(at + middle.length)}`)
      expect(textOf(runs.before, 'same').length).toBeLessThan(30)
    }
  })
})

describe('plain Latin text', () => {
  const unit = fc.constantFrom(...'\t\n  aBéÿ19_.\'’‘:;,-!"/@#“”„–—…«»•')

  it('[DIFF25] has the words that the segmenter finds, without asking it', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), text => {
        const found = [...segmenter.segment(text)].map(({ segment, isWordLike }) => [segment, isWordLike])
        expect(isPlainLatin(text)).toBe(true)
        expect(plainLatinWords(text).map(word => [word, isLatinWord(word)])).toEqual(found)
      }),
      { numRuns: 5000 },
    )
    for (const text of ['naïve Ωmega', 'e\u0301', 'a\r\n', 'שלום', '中文', '👍']) expect(isPlainLatin(text)).toBe(false)
  })
})

describe('what is marked', () => {
  const sentence = fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 6, maxLength: 11 })

  it('[DIFF7] one replaced word is marked, and nothing else', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), (list, place) => {
        const at = place % list.length
        const changed = list.with(at, 'equity')
        const runs = diffWords(list.join(' '), changed.join(' '))
        expect(textOf(runs.before, 'same')).toBe(list[at])
        expect(textOf(runs.after, 'same')).toBe('equity')
      }),
    )
  })

  it('[DIFF7] an inserted or deleted word is marked with its space, and nothing else', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), (list, place) => {
        const more = list.toSpliced(place % (list.length + 1), 0, 'equity')
        const added = diffWords(list.join(' '), more.join(' '))
        expect(textOf(added.before, 'same')).toBe('')
        expect(textOf(added.after, 'same').trim()).toBe('equity')
        const removed = diffWords(more.join(' '), list.join(' '))
        expect(textOf(removed.before, 'same').trim()).toBe('equity')
        expect(textOf(removed.after, 'same')).toBe('')
      }),
    )
  })

  it('[DIFF7] unchanged words between two replaced ones are not, when there are two or more of some length', () => {
    fc.assert(
      fc.property(sentence, list => {
        const changed = list.with(1, 'equity').with(-2, 'culture')
        const runs = diffWords(list.join(' '), changed.join(' '))
        expect(textOf(runs.before, 'del').split(/\s+/)).toEqual(list.toSpliced(-2, 1).toSpliced(1, 1))
      }),
    )
  })

  it.each([
    ['The cat sat on the mat.', 'The dog sat on the old mat.', 'The [-cat-]{+dog+} sat on the {+old +}mat.'],
    ['Assessment is meaningful', 'Assessment is a meaningful', 'Assessment is {+a +}meaningful'],
    ['one two three', 'one two three four', 'one two three{+ four+}'],
    ['cost of the house', 'price of the home', '[-cost-]{+price+} of the [-house-]{+home+}'],
    ['a, b and c', 'a, b, and c', 'a, b{+,+} and c'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
  ])('[DIFF7] reads well: %s → %s', (before, after, expected) => expect(inline(before, after)).toBe(expected))

  it('[DIFF7] swallows little words scattered between long changes', () => {
    expect(
      inline(
        'Schools measure attendance with the bell schedule daily',
        'Teachers judge evidence with the moderated portfolio daily',
      ),
    ).toBe(
      '[-Schools measure attendance with the bell schedule-]{+Teachers judge evidence with the moderated portfolio+} daily',
    )
  })
})

describe('the definitions of 2011 and 2019', () => {
  const { definitions } = JSON.parse(fixture('definitions/competency-education.json')) as {
    definitions: { id: string; elements: string[] }[]
  }
  const element = (id: string, number: number) =>
    definitions.find(definition => definition.id === id)?.elements[number - 1] ?? ''
  const y2011 = (number: number) => element('2011-five-part', number)
  const y2019 = (number: number) => element('2019-seven-part', number)

  it('[DIFF8] show no mark where only the end of a list item differs', () => {
    const runs = diffWords(y2011(4), y2019(3), { listEnds: 'ignored' })
    expect(drawn(runs.before)).toBe(y2011(4))
    expect(drawn(runs.after)).toBe(y2019(3))
    expect(drawn(runs.inline)).toBe(y2019(3))
    expect(drawn(diffWords(y2011(4), y2019(3)).inline)).toContain('[-; and-]{+.+}')
  })

  it('[DIFF7, DIFF8] read as a person would mark them', () => {
    const compared = (from: number, to: number) => diffWords(y2011(from), y2019(to), { listEnds: 'ignored' })
    expect(drawn(compared(1, 4).inline)).toBe(
      'Students [-advance upon demonstrated-]{+progress based on evidence of+} mastery{+, not seat time+}.',
    )
    expect(drawn(compared(1, 4).before)).toBe('Students [-advance upon demonstrated-] mastery;')
    expect(drawn(compared(3, 2).inline)).toBe(
      'Assessment is {+a +}meaningful[- and a-]{+,+} positive{+, and empowering+} learning experience for students{+ that yields timely, relevant, and actionable evidence+}.',
    )
  })
})
