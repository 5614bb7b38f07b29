import type { DocumentJson, NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import { colophonOf } from './colophon.ts'
import type { Published } from './published.ts'

/** [DEF74] A version as plain text: its title, its text with the elements numbered, and where it comes from. */
export function plainTextOf(published: Published, document: DocumentJson): string {
  const { title, version, notes, sources, address } = colophonOf(published)
  return [
    `${title}\n${'='.repeat([...title].length)}`,
    version,
    ...notes,
    ...blocksOf(document.content),
    ...(sources.length > 0
      ? [`Sources:\n${sources.map(source => `- ${source.title}\n  ${source.address}`).join('\n')}`]
      : []),
    address,
    '',
  ]
    .filter((part, index, all) => part !== '' || index === all.length - 1)
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function blocksOf(nodes: readonly NodeJson[]): string[] {
  let elements = 0
  return nodes.map(node => {
    if (node.type !== 'definitionElement') return blockText(node)
    elements += 1
    return `${elements}. ${blockText(node).replaceAll('\n', '\n   ')}`
  })
}
