import type { DocumentJson, MarkJson, NodeJson } from '@fieldword/shared/document/document.ts'
import fc from 'fast-check'

/** Random documents of the schema, with few ids and few words, so that two of them have something in common. */

const words = 'students learn by evidence of mastery and not seat time progress equity pathways assessment the a'.split(
  ' ',
)

const id = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 40 }).map(number => `b${number}`),
)
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map(list => `${list.join(' ')}.`)
const anyText = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) },
)
const mark: fc.Arbitrary<MarkJson> = fc.oneof(
  fc.constantFrom<MarkJson>({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'code' }),
  fc
    .constantFrom('https://example.org/a?b=c&d', '/wiki/seat-time', '/wiki/mastery#e4', 'mailto:a@example.org')
    .map((href): MarkJson => ({ type: 'link', attrs: { href, title: null } })),
)
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type })

const textNode = fc.record({ type: fc.constant('text'), text: anyText, marks })
const inline: fc.Arbitrary<NodeJson[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: textNode }, { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) }),
  { maxLength: 4 },
)
const plainText = fc.array(fc.record({ type: fc.constant('text'), text: anyText }), { maxLength: 2 })

function node(
  type: string,
  content: fc.Arbitrary<NodeJson[]>,
  attrs: Record<string, fc.Arbitrary<string | number | boolean | null>> = {},
): fc.Arbitrary<NodeJson> {
  return fc.record({ type: fc.constant(type), attrs: fc.record({ id, ...attrs }), content })
}

const paragraph = node('paragraph', inline)
const leaf: fc.Arbitrary<NodeJson> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: node('heading', inline, { level: fc.integer({ min: 2, max: 4 }) }) },
  { weight: 1, arbitrary: node('codeBlock', plainText, { language: fc.constantFrom(null, 'ts') }) },
  { weight: 1, arbitrary: id.map((value): NodeJson => ({ type: 'horizontalRule', attrs: { id: value } })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ id, alt: fc.constantFrom(null, 'A chart') })
      .map((attrs): NodeJson => ({ type: 'image', attrs: { ...attrs, src: 'https://example.org/chart.png' } })),
  },
)

const { block } = fc.letrec<{ block: NodeJson; blocks: NodeJson[] }>(tie => {
  const blocks = fc.array(tie('block'), { maxLength: 3 })
  const listOf = (list: string, item: string, attrs = {}) =>
    node(list, fc.array(node(item, blocks, attrs), { maxLength: 3 }))
  const cell = fc.oneof(
    node('tableCell', blocks, { align: fc.constantFrom(null, 'center', 'right') }),
    node('tableHeader', blocks),
  )
  const row = node('tableRow', fc.array(cell, { maxLength: 3 }))
  const folded = fc.oneof(node('detailsSummary', plainText), node('detailsContent', blocks))
  return {
    blocks,
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 8, arbitrary: leaf },
      { weight: 1, arbitrary: listOf('bulletList', 'listItem') },
      { weight: 1, arbitrary: listOf('orderedList', 'listItem') },
      { weight: 1, arbitrary: listOf('taskList', 'taskItem', { checked: fc.boolean() }) },
      { weight: 1, arbitrary: node('blockquote', blocks) },
      { weight: 1, arbitrary: node('table', fc.array(row, { maxLength: 3 })) },
      { weight: 1, arbitrary: node('details', fc.array(folded, { maxLength: 3 })) },
    ),
  }
})

const element = node('definitionElement', inline, { handle: fc.constantFrom('', 'Mastery', 'Agency') })

export const anyDocument: fc.Arbitrary<DocumentJson> = fc
  .array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: element }), { maxLength: 8 })
  .map(content => ({ type: 'doc', content }))

/** Every node of a document, itself left out, in the order of the text. */
export function nodesOf(doc: DocumentJson): NodeJson[] {
  const below = (node: NodeJson): NodeJson[] => [node, ...(node.content ?? []).flatMap(below)]
  return doc.content.flatMap(below)
}
