import { colophonOf } from '@fieldword/shared/definitions/colophon.ts'
import type { Published } from '@fieldword/shared/definitions/published.ts'
import { bulletList, heading, link, listItem, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'

/** Writes a document as Markdown. It is handed in: that slice lies above. */
export type ToMarkdown = (document: DocumentJson) => string

/** [DEF74] A version as Markdown: a document that begins with its title and ends with where it comes from. */
export function markdownOf(published: Published, document: DocumentJson, toMarkdown: ToMarkdown): string {
  const { title, version, notes, sources, address } = colophonOf(published)
  const content: NodeJson[] = [
    heading('title', 2, title),
    paragraph('version', version),
    ...notes.map((note, index) => paragraph(`note-${index}`, note)),
    ...document.content.map(node => withWholeLinks(node, published.origin)),
    ...(sources.length > 0
      ? [
          heading('sources', 3, 'Sources'),
          bulletList(
            'works',
            ...sources.map((source, index) =>
              listItem(`work-${index}`, paragraph(`work-${index}-text`, [text(source.title, link(source.address))])),
            ),
          ),
        ]
      : []),
    paragraph('address', [text(address, link(address))]),
  ]
  // A document of ours has no heading of the first level: that one is its page's title.
  return toMarkdown({ type: 'doc', content }).slice(1)
}

/** A link to another page of this wiki leads there from anywhere. */
function withWholeLinks(node: NodeJson, origin: string): NodeJson {
  const { content, marks } = node
  return {
    ...node,
    ...(content && { content: content.map(child => withWholeLinks(child, origin)) }),
    ...(marks && {
      marks: marks.map(mark => {
        const href = mark.attrs?.href
        return typeof href === 'string' && href.startsWith('/') ? link(origin + encodeURI(href)) : mark
      }),
    }),
  }
}
