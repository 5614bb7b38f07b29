import { doc, heading, link, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { describe, expect, it } from '@jest/globals'
import { hostileTexts } from './hostile.ts'
import { elementsOf, wordsOf } from './html.ts'

const allowedTags = new Set(
  `a blockquote br code details div em figcaption figure h2 h3 h4 hr img input label li ol p pre s span strong summary
  table tbody td th thead tr ul`.split(/\s+/),
)
const allowedAttributes = new Set(
  `alt aria-label checked class colspan data-element decoding dir disabled height href id loading referrerpolicy rel role
  rowspan scope src start tabindex title type value width`.split(/\s+/),
)

/** A payload in every place of a document that takes text, past the checks at the door. */
function poisoned(payload: string): NodeJson[] {
  const words = [text(payload), text(payload, { type: 'bold' }), text(payload, link(payload))]
  return [
    paragraph(payload, words),
    heading(payload, 2, words),
    { type: 'heading', attrs: { level: payload }, content: words },
    { type: 'definitionElement', attrs: { id: payload, handle: payload }, content: words },
    { type: 'codeBlock', attrs: { language: payload }, content: [text(payload)] },
    { type: 'image', attrs: { src: payload, alt: payload, title: payload, width: payload, height: payload } },
    { type: 'image', attrs: { src: 'https://example.org/a.png', alt: payload, title: payload, width: payload } },
    {
      type: 'orderedList',
      attrs: { start: payload, type: payload },
      content: [{ type: 'listItem', content: [paragraph('p', words)] }],
    },
    {
      type: 'taskList',
      content: [{ type: 'taskItem', attrs: { checked: payload }, content: [paragraph('p', words)] }],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [{ type: 'tableCell', attrs: { align: payload, colspan: payload, rowspan: payload }, content: [] }],
        },
      ],
    },
    { type: 'details', content: [{ type: 'detailsSummary', content: words }] },
    paragraph('p', [text('title', { type: 'link', attrs: { href: 'https://example.org', title: payload } })]),
    paragraph('p', [text('scheme', link(`javascript:${payload}`)), text('path', link(`/wiki/${payload}`))]),
  ]
}

function faultsOf(html: string): string[] {
  return elementsOf(html).flatMap(({ tagName, attrs }) => [
    ...(allowedTags.has(tagName) ? [] : [`<${tagName}>`]),
    ...attrs.flatMap(({ name, value }) => {
      const isAddress = name === 'href' || name === 'src'
      const leadsOut = isAddress && !/^(https?:\/\/|mailto:|\/wiki\/|\/new\?title=|#)/i.test(value)
      return allowedAttributes.has(name) && !leadsOut ? [] : [`${name}="${value}"`]
    }),
  ])
}

describe('hostile text', () => {
  const payloads = hostileTexts()

  it('is there to be tried', () => expect(payloads.length).toBeGreaterThan(2000))

  it('[DOC15] becomes no element, attribute or address of its own, wherever it stands', () => {
    const faults = payloads.flatMap(payload => {
      const document = doc(...poisoned(payload))
      const inlines = outlineOf(document).elements.map(({ html }) => html)
      return faultsOf(toHtml(document, { exists: () => false })).concat(faultsOf(inlines.join('')))
    })
    expect(faults).toEqual([])
  })

  it('[DOC15] is shown letter by letter', () => {
    for (const payload of payloads) {
      const parsed = parseDocument(doc(paragraph('p', payload)))
      if (!('content' in parsed)) throw new Error(payload)
      expect(wordsOf(toHtml(parsed))).toBe(parsed.content[0]?.content?.[0]?.text ?? '')
    }
  })

  it('[DOC6] gets in as text and nowhere else', () => {
    const faults = payloads.flatMap(payload =>
      poisoned(payload)
        .slice(2)
        .flatMap(node => {
          const document = parseDocument(doc(node))
          return 'content' in document ? faultsOf(toHtml(document)) : []
        }),
    )
    expect(faults).toEqual([])
  })
})
