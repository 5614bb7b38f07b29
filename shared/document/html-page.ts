import type { Anchors } from './anchors.ts'
import type { NodeJson } from './document.ts'
import type { HtmlOptions } from './inline-html.ts'

/** What the walk over a document carries along. */
export interface Page {
  readonly options: HtmlOptions
  readonly anchors: Anchors
  /** How many tables were shown so far. */
  tables: number
  /** Goes on with blocks within a block. */
  readonly blocks: (nodes: readonly NodeJson[]) => string
}
