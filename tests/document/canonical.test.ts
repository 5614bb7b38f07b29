import { bold, doc, italic, link, paragraph, text } from '@fieldword/shared/document/build.ts'
import { canonical, canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from './documents.ts'

function parsed(json: unknown): DocumentJson {
  const document = parseDocument(json)
  if (isRefusal(document)) throw new Error(JSON.stringify(document))
  return document
}

describe('canonical JSON', () => {
  it('[DOC10] of canonical JSON is itself, read again or not', () => {
    fc.assert(
      fc.property(anyDocument, json => {
        const once = canonicalJson(parsed(json))
        expect(canonicalJson(parsed(JSON.parse(once)))).toBe(once)
        expect(JSON.stringify(canonical(JSON.parse(once)))).toBe(once)
      }),
    )
  })

  it('[DOC10] survives the editor: what ProseMirror reads and writes back is the same', () => {
    fc.assert(
      fc.property(anyDocument, json => {
        const before = canonicalJson(parsed(json))
        const inEditor = documentSchema.nodeFromJSON(JSON.parse(before))
        expect(canonicalJson(parsed(inEditor.toJSON()))).toBe(before)
      }),
    )
  })

  it('[DOC10] has its keys in order, so that other programs can make it too', () => {
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, v]) => [k, sorted(v)]),
      )
    }
    fc.assert(
      fc.property(anyDocument, json => {
        const once = canonicalJson(parsed(json))
        expect(JSON.stringify(sorted(JSON.parse(once)))).toBe(once)
      }),
    )
  })

  it('[DOC11] is one for the ways to write the same: defaults, order of marks, text in pieces, order of keys', () => {
    const plain = doc(paragraph('p', [text('seat time', link('https://example.org'), bold, italic)]))
    const odd: NodeJson = {
      content: [
        {
          text: 'seat ',
          type: 'text',
          marks: [italic, bold, { attrs: { title: null, href: 'https://example.org' }, type: 'link' }],
        },
        { type: 'text', text: '', marks: [] },
        { type: 'text', marks: [bold, { type: 'link', attrs: { href: 'https://example.org' } }, italic], text: 'time' },
      ],
      type: 'paragraph',
      attrs: { id: 'p' },
    }
    expect(canonicalJson(doc(odd))).toBe(canonicalJson(plain))
    const told = doc({ type: 'heading', attrs: { id: null, level: 2 }, content: [] })
    expect(canonicalJson(told)).toBe('{"content":[{"type":"heading"}],"type":"doc"}')
  })

  it('[DOC11] differs when a word, a mark, an attribute, a block or an id does', () => {
    const all = [
      doc(paragraph('p', 'seat time')),
      doc(paragraph('p', 'seat times')),
      doc(paragraph('q', 'seat time')),
      doc(paragraph('p', [text('seat time', bold)])),
      doc({ type: 'heading', attrs: { id: 'p' }, content: [text('seat time')] }),
      doc({ type: 'heading', attrs: { id: 'p', level: 3 }, content: [text('seat time')] }),
    ]
    expect(new Set(all.map(canonicalJson)).size).toBe(all.length)
  })

  it('[DOC12] has no empty paragraphs at the end, where editors put one for the caret, and keeps those within', () => {
    const text = doc(paragraph('p', 'a'), paragraph('q', ''), paragraph('r', 'b'))
    expect(canonical(doc(...text.content, paragraph('s', ''), paragraph('t', '')))).toEqual(canonical(text))
    expect(canonical(text).content).toHaveLength(3)
    expect(canonicalJson(doc(paragraph('p', '')))).toBe(canonicalJson(doc()))
  })
})
