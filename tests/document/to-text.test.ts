import { readFileSync } from 'node:fs'
import {
  bulletList,
  cell,
  doc,
  element,
  heading,
  listItem,
  paragraph,
  row,
  table,
  text,
} from '@fieldword/shared/document/build.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { describe, expect, it } from '@jest/globals'
import { wordsOf } from './html.ts'

describe('a document as text', () => {
  it('[DOC13] has a line for each block, tabs between cells, and pictures by their description', () => {
    const document = doc(
      heading('h', 2, 'Seat time'),
      paragraph('p', [text('One'), { type: 'hardBreak' }, text('two', { type: 'bold' })]),
      paragraph('empty', ''),
      bulletList('l', listItem('i', paragraph('p', 'a'), bulletList('m', listItem('j', paragraph('q', 'b'))))),
      table('t', row('r', cell('c', paragraph('p', '2011')), cell('d', paragraph('p', '5')))),
      { type: 'image', attrs: { src: 'https://example.org/a.png', alt: 'A chart' } },
      { type: 'horizontalRule' },
      element('e', 'Agency', 'Students'),
    )
    expect(toText(document)).toBe('Seat time\nOne\ntwo\na\nb\n2011\t5\nA chart\nStudents')
    expect(toText(doc())).toBe('')
  })

  it('[DOC19] counts characters as people do and words in any script', () => {
    expect(sizeOf(doc(paragraph('p', 'Seat time, not'), paragraph('q', '𝒜 é')))).toEqual({ characters: 17, words: 5 })
    expect(sizeOf(doc(paragraph('p', '我们学习中文')))).toEqual({ characters: 6, words: 3 })
    expect(sizeOf(doc())).toEqual({ characters: 0, words: 0 })
  })

  it.each(['arb', 'cmn_hans', 'fra', 'heb', 'hin', 'jpn', 'tha'])('[DOC19] finds the words of %s', code => {
    const html = readFileSync(new URL(`../fixtures/unicode/udhr-${code}.html`, import.meta.url), 'utf8')
    const { characters, words } = sizeOf(doc(paragraph('p', wordsOf(html))))
    expect(words).toBeGreaterThan(1000)
    expect(characters / words).toBeLessThan(9)
  })
})
