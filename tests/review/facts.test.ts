import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { factsOf, largeRewrite, type Proposed, wantsSource } from '@fieldword/shared/review/facts.ts'
import { personalDataIn } from '@fieldword/shared/review/personal-data.ts'
import { describe, expect, it } from '@jest/globals'
import { textOf } from '../support/writing.ts'

const about = (before: DocumentJson | null, after: DocumentJson, told: Partial<Proposed> = {}) =>
  factsOf({ before, after, pageKind: 'article', firstEdit: false, filtered: false, ...told })

function linked(...addresses: string[]): DocumentJson {
  const content = addresses.map(href => ({ type: 'text', text: 'Here', marks: [{ type: 'link', attrs: { href } }] }))
  return doc({ type: 'paragraph', attrs: { id: 'p1' }, content })
}
const words = (letter: string, count: number) => `${letter} `.repeat(count).trim()

describe('[RV101] how much comes and goes', () => {
  it('is told in characters, of words that are new or gone', () => {
    expect(about(textOf('One two three.'), textOf('One four three.'))).toMatchObject({ added: 4, removed: 3 })
    expect(about(null, textOf('One 𝒳.'))).toMatchObject({ added: 6, removed: 0, shareRemoved: 0 })
    expect(about(textOf('Gone.'), doc())).toMatchObject({ added: 0, removed: 5, shareRemoved: 100 })
  })

  it('does not count what only moved', () => {
    const moved = about(textOf('One.', 'Two.', 'Three four.'), textOf('Three four.', 'Two.', 'One.'))
    expect(moved).toMatchObject({ added: 0, removed: 0, hints: [] })
    expect(about(textOf('One two.'), textOf('two One.'))).toMatchObject({ added: 0, removed: 0 })
  })

  it('counts every time that a line or a word stands there', () => {
    expect(about(textOf('Yes.', 'Yes.'), textOf('Yes.'))).toMatchObject({ added: 0, removed: 4, shareRemoved: 44 })
    expect(about(textOf('a'), textOf('a a a'))).toMatchObject({ added: 4, removed: 0 })
  })
})

describe('[RV102] what is pointed out', () => {
  const long = textOf(words('old', 200))
  const rewritten = textOf(words('new', 200))

  it('a first text, and the first edit of an account', () => {
    expect(about(null, textOf('New.')).hints).toEqual(['new-page'])
    expect(about(long, long, { firstEdit: true }).hints).toEqual(['first-edit'])
  })

  it('a fifth of the text gone, from there on', () => {
    const of = (kept: number) => about(textOf('x'.repeat(kept), 'y'.repeat(99 - kept)), textOf('x'.repeat(kept)))
    expect(of(79)).toMatchObject({ shareRemoved: 20, hints: ['removes-much'] })
    expect(of(81)).toMatchObject({ shareRemoved: 18, hints: [] })
  })

  it('much that comes where much goes', () => {
    expect(about(long, rewritten).hints).toEqual(['removes-much', 'large-rewrite'])
    expect(about(long, textOf(words('old', 200), words('new', largeRewrite))).hints).toEqual([])
  })

  it('sites that were not linked before, by their host', () => {
    const before = linked('https://www.example.org/a', 'https://example.org/a')
    expect(about(before, linked('https://example.org/b', 'https://EXAMPLE.org/c'))).toMatchObject({
      sites: 0,
      hints: [],
    })
    const two = about(
      before,
      linked('https://example.org/a', 'http://one.example', 'https://two.example/x', '/wiki/page'),
    )
    expect(two).toMatchObject({ sites: 2, hints: expect.arrayContaining(['new-links']) })
  })

  it('a definition that grows without a source', () => {
    const grown = textOf('Short.', 'x'.repeat(wantsSource))
    const definition = { pageKind: 'definition' } as const
    expect(about(textOf('Short.'), grown, definition).hints).toEqual(['no-source'])
    expect(about(textOf('Short.'), grown).hints).toEqual([])
    expect(about(textOf('Short.'), textOf('Short.', 'A few words more.'), definition).hints).toEqual([])
    const sourced = doc(...grown.content, ...linked('https://example.org/a').content)
    expect(about(textOf('Short.'), sourced, definition).hints).toEqual(['new-links'])
    const same = linked('https://example.org/a')
    expect(about(same, doc(...same.content, paragraph('p2', 'x'.repeat(wantsSource))), definition).hints).toEqual([
      'no-source',
    ])
  })

  it('what reads like an address or a number of a person, where it was not before', () => {
    const mail = textOf('Write to ada.lovelace+wiki@mail.example.org today.')
    expect(about(null, mail).hints).toEqual(['new-page', 'personal-data'])
    expect(about(mail, mail).hints).toEqual([])
  })

  it.each([
    '+49 30 123456',
    '0049 (30) 1234-567',
    '(030) 901 820',
    '555-123-4567',
    'Call (555) 123-4567.',
    '+1.555.123.4567',
  ])('a phone number: %s', text => expect([...personalDataIn(text)]).toHaveLength(1))

  it.each([
    '2011–2019',
    'pages 123-456',
    'ISBN 978-3-16-148410-0',
    '10.1000/182',
    '1,000,000 pupils',
    'user@localhost',
    '@home',
    '0.123456789',
  ])('no phone number or address: %s', text => expect([...personalDataIn(text)]).toEqual([]))

  it('is looked for in endless words too, of which each end could be the beginning of another try', () => {
    for (const endless of ['x', '1', 'a.', '@', 'a@', 'a@b.', '+1 ', '(0', '- ']) {
      expect(personalDataIn(endless.repeat(450_000)).size).toBeLessThan(10)
    }
  })
})
