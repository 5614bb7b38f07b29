import { doc, link, paragraph, text } from '@fieldword/shared/document/build.ts'
import { documentLimits, type NodeJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { isSafeImage, isSafeLink, pageSlugOf } from '@fieldword/shared/document/urls.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from './documents.ts'

const refused = (path: string, problem: unknown = expect.any(String)) => refuse('bad-input', { path, problem })

describe('addresses', () => {
  it.each([
    'https://example.org',
    'http://example.org:8080/a?b=c#d',
    'HTTPS://EXAMPLE.ORG',
    'mailto:a@example.org',
    '/wiki/seat-time',
    '/wiki/seat-time#e4',
    '/wiki/%C3%A9quit%C3%A9',
    'https://[::1]/',
  ])('[DOC3] a link may lead to %s', href => expect(isSafeLink(href)).toBe(true))

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/admin',
    '/wiki/',
    '/wiki/../admin',
    '/wiki/a/b',
    '/wiki/%2e%2e%2fadmin',
    '/wiki/a?x=1',
    'https://',
    'https://a b',
    'https://user@host',
    'https://user:word@host/',
    'https://host:word/',
    'https://a"onclick="x',
    '#e4',
    '',
    'mailto:',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('[DOC3] a link may not lead to %j', href => expect(isSafeLink(href)).toBe(false))

  it('[DOC3] an image comes from http or https alone', () => {
    expect(isSafeImage('https://example.org/chart.png')).toBe(true)
    for (const src of ['data:image/svg+xml,x', 'javascript:1', '/media/1', 'blob:https://example.org/1', '']) {
      expect(isSafeImage(src)).toBe(false)
    }
  })

  it('[DOC4] a link to a page tells its slug, any other tells none', () => {
    expect(pageSlugOf('/wiki/seat-time#e4')).toBe('seat-time')
    expect(pageSlugOf('/wiki/%C3%A9quit%C3%A9')).toBe('équité')
    expect(pageSlugOf('https://example.org/wiki/seat-time')).toBeNull()
    expect(pageSlugOf('/wiki/%')).toBeNull()
  })
})

describe('a document from outside', () => {
  it('[DOC6] is taken as it is when it fits the schema', () => {
    fc.assert(
      fc.property(anyDocument, json => {
        const once = parseDocument(json)
        expect(once).toHaveProperty('type', 'doc')
        expect(parseDocument(once)).toEqual(once)
      }),
    )
  })

  it.each<[string, NodeJson | Record<string, unknown>, string]>([
    ['an unknown node', { type: 'iframe' }, 'content.0.type'],
    ['a name every object has', { type: 'constructor' }, 'content.0.type'],
    ['an unknown mark', paragraph('p', [text('x', { type: 'blink' })]), 'content.0.content.0.marks.0.type'],
    ['an unknown attribute', { type: 'paragraph', attrs: { style: 'x' } }, 'content.0.attrs'],
    ['an unknown field', { type: 'paragraph', html: '<p>' }, 'content.0'],
    ['a wrong type', { type: 'heading', attrs: { level: '2' } }, 'content.0.attrs.level'],
    ['an h1', { type: 'heading', attrs: { level: 1 } }, 'content.0.attrs.level'],
    ['an id with markup', paragraph('a"b', 'x'), 'content.0.attrs.id'],
    ['a dangerous link', paragraph('p', [text('x', link('javascript:1'))]), 'content.0.content.0.marks.0.attrs.href'],
    ['a picture in the text', { type: 'image', attrs: { src: 'data:image/png;base64,AA' } }, 'content.0.attrs.src'],
    ['a picture without address', { type: 'image' }, 'content.0.attrs.src'],
    ['a mark twice', paragraph('p', [text('x', { type: 'bold' }, { type: 'bold' })]), 'content.0.content.0.marks.1'],
    ['marks on a block', { type: 'paragraph', marks: [{ type: 'bold' }] }, 'content.0.marks'],
    ['text in a paragraph itself', { type: 'paragraph', text: 'x' }, 'content.0'],
    ['a text node without text', { type: 'paragraph', content: [{ type: 'text' }] }, 'content.0.content.0'],
  ])('[DOC6] is refused with the place of %s', (_what, node, path) => {
    expect(parseDocument({ type: 'doc', content: [node] })).toEqual(refused(path))
  })

  it.each<[string, unknown, string]>([
    ['a list item without its list', { type: 'listItem' }, 'content.0'],
    [
      'an element within a quote',
      { type: 'blockquote', content: [{ type: 'definitionElement' }] },
      'content.0.content.0',
    ],
    ['text between blocks', { type: 'text', text: 'x' }, 'content.0'],
    ['a block in a paragraph', { type: 'paragraph', content: [{ type: 'paragraph' }] }, 'content.0.content.0'],
    ['bold code', { type: 'codeBlock', content: [text('x', { type: 'bold' })] }, 'content.0.content.0.marks'],
  ])('[DOC7] is refused for %s', (_what, node, path) => {
    expect(parseDocument({ type: 'doc', content: [node] })).toEqual(refused(path))
  })

  it.each([
    null,
    1,
    'doc',
    [],
    {},
    { type: 'paragraph' },
    { type: 'doc', content: null },
    { type: 'doc', content: {} },
  ])('[DOC7] is refused when it is %j', json =>
    expect(parseDocument(json)).toMatchObject({ refused: true, code: 'bad-input' }),
  )

  it('[DOC7] may be empty, as Yjs leaves a document whose last paragraph two people deleted', () => {
    expect(parseDocument({ type: 'doc' })).toEqual(doc())
    expect(parseDocument({ type: 'doc', content: [] })).toEqual(doc())
  })

  it('[DOC8] is refused past any of its limits, and taken at them', () => {
    const nested = (depth: number): NodeJson => {
      let node = paragraph('p', 'x')
      for (let level = 0; level < depth; level += 1) node = { type: 'blockquote', content: [node] }
      return node
    }
    // The document, the quotes, the paragraph and its text.
    expect(parseDocument(doc(nested(documentLimits.depth - 3)))).toHaveProperty('type', 'doc')
    expect(parseDocument(doc(nested(documentLimits.depth - 2)))).toHaveProperty('code', 'bad-input')
    expect(parseDocument(doc(nested(100_000)))).toHaveProperty('code', 'bad-input')
    const many = (count: number) => doc(...Array.from({ length: count }, () => paragraph('p', '')))
    expect(parseDocument(many(documentLimits.children))).toHaveProperty('type', 'doc')
    expect(parseDocument(many(documentLimits.children + 1))).toEqual(refused('content'))
    const lists = Array.from({ length: 4 }, () => ({ type: 'blockquote', content: many(15_000).content }))
    expect(parseDocument(doc(...lists))).toHaveProperty('code', 'bad-input')
    const long = 'a'.repeat(documentLimits.text)
    expect(parseDocument(doc(paragraph('p', long)))).toHaveProperty('type', 'doc')
    expect(parseDocument(doc(paragraph('p', long), paragraph('q', 'a')))).toEqual(refused('content.1.content.0'))
  })

  it('[DOC9] loses control characters and broken halves of characters, and keeps all else', () => {
    const clean = (words: string) => parseDocument(doc(paragraph('p', words)))
    expect(clean('a\0b\u0007c\td\ne\u0085')).toEqual(doc(paragraph('p', 'abc\td\ne')))
    expect(clean('a\ud83dz')).toEqual(doc(paragraph('p', 'a\ufffdz')))
    expect(clean('👩‍👩‍👧 שלום')).toEqual(doc(paragraph('p', '👩‍👩‍👧 שלום')))
    expect(clean('\0')).toEqual(doc({ type: 'paragraph', attrs: { id: 'p' } }))
  })
})
