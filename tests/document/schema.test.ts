import { markAttributes, nodeAttributes } from '@fieldword/shared/document/attributes.ts'
import { blockTypes } from '@fieldword/shared/document/blocks.ts'
import { paragraph, text } from '@fieldword/shared/document/build.ts'
import { documentExtensions } from '@fieldword/shared/document/extensions.ts'
import { documentSchema, fingerprintOf, schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { describe, expect, it } from '@jest/globals'
import { Schema } from '@tiptap/pm/model'
import fc from 'fast-check'
import { anyDocument } from './documents.ts'

describe('the schema', () => {
  it('[DOC1] holds exactly the nodes and marks that the reader and the renderer know', () => {
    const nodes = [...blockTypes, 'doc', 'hardBreak', 'text']
    expect(new Set(Object.keys(documentSchema.nodes))).toEqual(new Set(nodes))
    expect(new Set(Object.keys(nodeAttributes))).toEqual(new Set(nodes))
    expect(new Set(Object.keys(documentSchema.marks))).toEqual(new Set(Object.keys(markAttributes)))
    expect(documentExtensions.map(({ name }) => name)).not.toContain('uniqueID')
  })

  it('[DOC1] gives every block an id, and a new paragraph wherever a block is needed', () => {
    for (const type of Object.values(documentSchema.nodes)) {
      if (type.isBlock && type.name !== 'doc') expect(Object.keys(type.spec.attrs ?? {})).toContain('id')
    }
    expect(documentSchema.topNodeType.contentMatch.defaultType?.name).toBe('paragraph')
    expect(documentSchema.nodes.listItem?.contentMatch.defaultType?.name).toBe('paragraph')
  })

  it('[DOC1] is satisfied by every document that tests are made with', () => {
    fc.assert(
      fc.property(anyDocument, doc => {
        const content = doc.content.length > 0 ? doc.content : [paragraph('p', [text('x')])]
        documentSchema.nodeFromJSON({ ...doc, content }).check()
      }),
    )
  })
})

describe('its fingerprint', () => {
  const nodes = Object.fromEntries(Object.entries(documentSchema.nodes).map(([name, { spec }]) => [name, spec]))
  const marks = Object.fromEntries(Object.entries(documentSchema.marks).map(([name, { spec }]) => [name, spec]))
  const { strike: _strike, ...fewerMarks } = marks

  it('[DOC5] is 16 hexadecimal digits and the same for the same schema, in whatever order it is listed', () => {
    expect(schemaFingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(fingerprintOf(new Schema({ topNode: 'doc', nodes, marks }))).toBe(schemaFingerprint)
    const reversed = Object.fromEntries(Object.entries(marks).reverse())
    expect(fingerprintOf(new Schema({ topNode: 'doc', nodes, marks: reversed }))).toBe(schemaFingerprint)
  })

  it.each([
    ['a mark is taken away', nodes, fewerMarks],
    ['a node is added', { ...nodes, aside: { content: 'block*', group: 'block' } }, marks],
    ['content changes', { ...nodes, blockquote: { ...nodes.blockquote, content: 'paragraph*' } }, marks],
    ['an attribute is added', { ...nodes, table: { ...nodes.table, attrs: { caption: { default: '' } } } }, marks],
    ['a default changes', { ...nodes, taskItem: { ...nodes.taskItem, attrs: { checked: { default: true } } } }, marks],
    ['a mark excludes others', nodes, { ...marks, code: { ...marks.code, excludes: '_' } }],
  ])('[DOC5] changes when %s', (_what, otherNodes, otherMarks) => {
    const other = new Schema({ topNode: 'doc', nodes: otherNodes, marks: otherMarks })
    expect(fingerprintOf(other)).not.toBe(schemaFingerprint)
  })
})
