import {
  bold,
  bulletList,
  cell,
  doc,
  element,
  headerCell,
  heading,
  italic,
  link,
  listItem,
  pageLink,
  paragraph,
  quote,
  row,
  table,
  text,
} from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { htmlAroundElements, toHtml } from '@fieldword/shared/document/to-html.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from './documents.ts'
import { attributeOf, elementsOf } from './html.ts'

const task = (checked: boolean, ...content: NodeJson[]): NodeJson => ({ type: 'taskItem', attrs: { checked }, content })
const summary = (words: string): NodeJson => ({ type: 'detailsSummary', content: [text(words)] })

describe('a document as HTML', () => {
  it('[DOC15] closes what it opens, so that a parser gives it back as it was', () => {
    fc.assert(
      fc.property(anyDocument, json => {
        const html = toHtml(json)
        const opened = elementsOf(html).map(({ tagName }) => tagName)
        expect([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag)).toEqual(opened)
        expect(html).not.toMatch(/ style=| on[a-z]+=/)
      }),
    )
  })

  it('[DOC15] keeps a mark that goes on over several pieces in one HTML element', () => {
    const words = [text('One '), text('two ', bold), text('three', bold, italic), text(' four', italic)]
    expect(toHtml(doc(paragraph('p', words)))).toBe('<p>One <strong>two <em>three</em></strong><em> four</em></p>')
  })

  it('[DOC15] shows quotes, code, lists, rules and pictures', () => {
    expect(toHtml(doc(quote('q', paragraph('p', 'a'))))).toBe('<blockquote><p>a</p></blockquote>')
    expect(toHtml(doc(bulletList('l', listItem('i', paragraph('p', 'a')))))).toBe('<ul><li><p>a</p></li></ul>')
    const code: NodeJson = { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('a < b')] }
    expect(toHtml(doc(code))).toBe('<pre tabindex="0"><code class="language-ts">a &lt; b</code></pre>')
    const list: NodeJson = { type: 'orderedList', attrs: { start: 3, type: 'a' }, content: [listItem('i')] }
    expect(toHtml(doc(list, { type: 'horizontalRule' }))).toBe('<ol start="3" type="a"><li></li></ol><hr>')
    const image = { src: 'https://example.org/a.png', alt: 'A chart', title: 'Growth', width: 300, height: null }
    expect(toHtml(doc({ type: 'image', attrs: image }))).toBe(
      '<figure class="fw-figure"><img src="https://example.org/a.png" alt="A chart" width="300" loading="lazy" decoding="async" referrerpolicy="no-referrer"><figcaption>Growth</figcaption></figure>',
    )
  })

  it('[DOC15] shows every word of details, even a second summary that a merge left behind', () => {
    const content: NodeJson = { type: 'detailsContent', content: [paragraph('p', 'Inside')] }
    const details: NodeJson = { type: 'details', content: [content, summary('One'), summary('Two')] }
    expect(toHtml(doc(details))).toBe('<details><summary>One</summary><p>Inside</p><p>Two</p></details>')
    expect(toHtml(doc({ type: 'details' }))).toBe('<details><summary>Details</summary></details>')
  })

  it('[DOC16] tells links to pages from links out, and offers to write a page that is not there', () => {
    const words = [
      text('a', pageLink('seat-time')),
      text('b', pageLink('mastery')),
      text('c', link('https://example.org/?a=1&b')),
    ]
    expect(toHtml(doc(paragraph('p', words)), { exists: slug => slug === 'mastery' })).toBe(
      '<p><a class="fw-link fw-link--missing" href="/new?title=Seat%20time" title="This page does not exist yet">a</a>' +
        '<a class="fw-link" href="/wiki/mastery">b</a>' +
        '<a href="https://example.org/?a=1&amp;b" rel="nofollow noopener">c</a></p>',
    )
  })

  it('[DOC4] knows the pages a document links to, each once, in order, wherever the link stands', () => {
    const linked = paragraph('p', [text('a', pageLink('mastery')), text('b', link('/wiki/mastery#e4'))])
    const document = doc(
      table('t', row('r', cell('c', linked))),
      element('e', '', [text('c', pageLink('seat-time')), text('d', link('https://example.org/wiki/other'))]),
    )
    expect(linkedSlugs(document)).toEqual(['mastery', 'seat-time'])
  })

  it('[DOC17] lets a table scroll by itself, and says what its headings are headings of', () => {
    const head = row('r1', headerCell('h1', paragraph('p', 'Year')), headerCell('h2', paragraph('p', 'Elements')))
    const line = row('r2', headerCell('h3', paragraph('p', '2019')), cell('c', paragraph('p', '7')))
    const tags = elementsOf(toHtml(doc(table('t', head, line), table('u', line))))
    const regions = tags.filter(tag => attributeOf(tag, 'role') === 'region')
    expect(regions.map(tag => attributeOf(tag, 'aria-label'))).toEqual(['Table 1', 'Table 2'])
    expect(regions.every(tag => attributeOf(tag, 'tabindex') === '0')).toBe(true)
    const scopes = tags.filter(({ tagName }) => tagName === 'th').map(tag => attributeOf(tag, 'scope'))
    expect(scopes).toEqual(['col', 'col', 'row', 'row'])
    expect(toHtml(doc({ type: 'table' }))).toBe('')
  })

  it('[DOC17] shows tasks as named boxes that cannot be ticked here', () => {
    const tasks: NodeJson = {
      type: 'taskList',
      content: [task(true, paragraph('p', 'Ask'), paragraph('q', 'More')), task(false), task(false, quote('q'))],
    }
    expect(toHtml(doc(tasks))).toBe(
      '<ul class="fw-tasks"><li class="fw-task"><label><input type="checkbox" disabled checked><span>Ask</span></label><p>More</p></li>' +
        '<li class="fw-task"><label><input type="checkbox" disabled aria-label="Task"></label></li>' +
        '<li class="fw-task"><label><input type="checkbox" disabled aria-label="Task"></label><blockquote></blockquote></li></ul>',
    )
  })

  it('[DOC18] sets from right to left what begins so, and only that', () => {
    const html = toHtml(doc(paragraph('a', 'שלום world'), paragraph('b', '2019: العربية'), paragraph('c', 'Hi שלום')))
    const directions = elementsOf(html).map(tag => attributeOf(tag, 'dir'))
    expect(directions).toEqual(['rtl', undefined, undefined])
  })
})

describe('headings and elements', () => {
  const document = doc(
    heading('a', 2, 'What counts?'),
    paragraph('p', 'Before'),
    element('first', 'Agency', [text('Students are '), text('empowered', bold)]),
    element('second', '', 'Assessment & more'),
    heading('b', 3, 'What counts'),
    heading('c', 4, '???'),
    element('third', 'Support', 'Last'),
    heading('d', 2, 'What counts 2'),
  )

  it('[DOC14] have addresses of their own, made from words and place, no two alike', () => {
    expect(outlineOf(document).headings).toEqual([
      { id: 's-what-counts', level: 2, text: 'What counts?' },
      { id: 's-what-counts-2', level: 3, text: 'What counts' },
      { id: 's-section', level: 4, text: '???' },
      { id: 's-what-counts-2-2', level: 2, text: 'What counts 2' },
    ])
    fc.assert(
      fc.property(anyDocument, json => {
        const ids = elementsOf(toHtml(json)).flatMap(tag => attributeOf(tag, 'id') ?? [])
        const outline = outlineOf(json)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter(id => id.startsWith('s-'))).toEqual(outline.headings.map(({ id }) => id))
        expect(ids.filter(id => id.startsWith('e'))).toEqual(outline.elements.map(({ number }) => `e${number}`))
      }),
    )
  })

  it('[DOC14] elements are numbered through the document and keep their own id', () => {
    expect(outlineOf(document).elements).toEqual([
      {
        id: 'first',
        handle: 'Agency',
        number: 1,
        text: 'Students are empowered',
        html: 'Students are <strong>empowered</strong>',
      },
      { id: 'second', handle: '', number: 2, text: 'Assessment & more', html: 'Assessment &amp; more' },
      { id: 'third', handle: 'Support', number: 3, text: 'Last', html: 'Last' },
    ])
    expect(outlineOf(doc(element('', '', 'x'))).elements[0]?.id).toBe('')
    expect(outlineOf(doc({ type: 'definitionElement', content: [text('x')] })).elements[0]?.id).toBe('e1')
  })

  it('[DOC14] neighbouring elements are one list, and each says its number and name', () => {
    const tags = elementsOf(toHtml(document))
    expect(tags.filter(tag => attributeOf(tag, 'class') === 'els')).toHaveLength(2)
    const numerals = tags.filter(tag => attributeOf(tag, 'class') === 'els__n')
    expect(numerals.map(tag => attributeOf(tag, 'aria-label'))).toEqual([
      'Element 1, Agency',
      'Element 2',
      'Element 3, Support',
    ])
    expect(numerals.map(tag => attributeOf(tag, 'href'))).toEqual(['#e1', '#e2', '#e3'])
    expect(tags.flatMap(tag => attributeOf(tag, 'data-element') ?? [])).toEqual(['first', 'second', 'third'])
  })

  it('[DOC14] what stands around the elements can be shown by itself, with the same addresses', () => {
    const { intro, after } = htmlAroundElements(document)
    expect(intro).toBe('<h2 id="s-what-counts">What counts?</h2><p>Before</p>')
    expect(after).toBe(
      '<h3 id="s-what-counts-2">What counts</h3><h4 id="s-section">???</h4><h2 id="s-what-counts-2-2">What counts 2</h2>',
    )
    expect(htmlAroundElements(doc(paragraph('p', 'a')))).toEqual({ intro: '<p>a</p>', after: '' })
  })
})
