/** Every node that carries a stable id. Text, line breaks and the document itself are found through their block. */
export const blockTypes = [
  'paragraph',
  'heading',
  'definitionElement',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'image',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'details',
  'detailsSummary',
  'detailsContent',
] as const

export type BlockType = (typeof blockTypes)[number]

/** Ids stand in addresses and in HTML attributes, so they hold nothing that either would have to escape. */
export const blockId = /^[A-Za-z0-9_-]{1,64}$/

/** How an ordered list counts, in HTML's own words. */
export const listStyles = ['1', 'a', 'A', 'i', 'I'] as const
