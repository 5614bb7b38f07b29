import type { AuthorRun } from '@fieldword/shared/collab/history-contract.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'

/** Whose words a piece of text holds; null where nobody typed them. */
export function authorOf(piece: NodeJson): string | null {
  const by = piece.attrs?.by
  return typeof by === 'string' ? by : null
}

/** [COL32] The document with its text cut where the author changes, each piece saying who wrote it. */
export function cutByAuthor(document: DocumentJson, runs: readonly AuthorRun[]): DocumentJson {
  const rest = runs.map(({ by, length }) => ({ by, length }))
  const cut = (node: NodeJson): NodeJson[] => {
    if (node.text === undefined) return node.content ? [{ ...node, content: node.content.flatMap(cut) }] : [node]
    const pieces: NodeJson[] = []
    let { text } = node
    while (text.length > 0) {
      const run = rest[0] ?? { by: null, length: text.length }
      const length = Math.min(run.length, text.length)
      if (length > 0) pieces.push({ ...node, text: text.slice(0, length), attrs: { by: run.by } })
      text = text.slice(length)
      run.length -= length
      if (run.length === 0) rest.shift()
    }
    return pieces
  }
  return { ...document, content: document.content.flatMap(cut) }
}

/** Characters by author. */
export function charactersBy(document: DocumentJson): Map<string | null, number> {
  const characters = new Map<string | null, number>()
  const count = (node: NodeJson): void => {
    const by = authorOf(node)
    if (node.text !== undefined) characters.set(by, (characters.get(by) ?? 0) + node.text.length)
    node.content?.forEach(count)
  }
  document.content.forEach(count)
  return characters
}
