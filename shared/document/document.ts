export type AttributeValue = string | number | boolean | null

export interface MarkJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, AttributeValue>>
}

export interface NodeJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, AttributeValue>>
  readonly content?: readonly NodeJson[]
  readonly marks?: readonly MarkJson[]
  readonly text?: string
}

export interface DocumentJson {
  readonly type: 'doc'
  readonly content: readonly NodeJson[]
}

export const emptyDocument: DocumentJson = { type: 'doc', content: [] }

/** [DOC8] The bounds of a document. A draft that passes one is refused whole; nothing is ever cut off. */
export const documentLimits = {
  /** Characters (UTF-16 units) of text in all. */
  text: 1_000_000,
  nodes: 50_000,
  /** Nodes within nodes, the document itself being the first. A list within a list takes two. */
  depth: 40,
  /** Blocks in a block, rows in a table, marked pieces in a paragraph. */
  children: 20_000,
}
