import { z } from 'zod'
import { type BlockType, blockId, listStyles } from './blocks.ts'
import { isSafeImage, isSafeLink } from './urls.ts'

const id = z.string().regex(blockId, 'An id is 1 to 64 letters, digits, hyphens or underscores.').nullable()
const note = z.string().max(500).nullable()
const pixels = z.number().int().min(1).max(20_000).nullable()
const span = z.number().int().min(1).max(100)
const language = z
  .string()
  .regex(/^\S{1,100}$/, 'A language is one short name.')
  .nullable()

const block = { id: id.optional() }
const cell = {
  ...block,
  colspan: span.optional(),
  rowspan: span.optional(),
  align: z.enum(['left', 'center', 'right']).nullable().optional(),
}

/** [DOC6] Which attributes each node may have, and their values. Strict: another attribute is refused. */
export const nodeAttributes: Readonly<Record<BlockType | 'hardBreak' | 'text' | 'doc', z.ZodType>> = {
  doc: z.strictObject({}),
  text: z.strictObject({}),
  hardBreak: z.strictObject({}),
  paragraph: z.strictObject(block),
  heading: z.strictObject({ ...block, level: z.number().int().min(2).max(4).optional() }),
  definitionElement: z.strictObject({ ...block, handle: z.string().max(80).optional() }),
  bulletList: z.strictObject(block),
  orderedList: z.strictObject({
    ...block,
    start: z.number().int().min(0).max(1_000_000).optional(),
    type: z.enum(listStyles).nullable().optional(),
  }),
  listItem: z.strictObject(block),
  taskList: z.strictObject(block),
  taskItem: z.strictObject({ ...block, checked: z.boolean().optional() }),
  blockquote: z.strictObject(block),
  codeBlock: z.strictObject({ ...block, language: language.optional() }),
  horizontalRule: z.strictObject(block),
  image: z.strictObject({
    ...block,
    src: z.string().refine(isSafeImage, 'An image has an http or https address.'),
    alt: note.optional(),
    title: note.optional(),
    width: pixels.optional(),
    height: pixels.optional(),
  }),
  table: z.strictObject(block),
  tableRow: z.strictObject(block),
  tableCell: z.strictObject(cell),
  tableHeader: z.strictObject(cell),
  details: z.strictObject(block),
  detailsSummary: z.strictObject(block),
  detailsContent: z.strictObject(block),
}

/** [DOC6] The same for marks. */
export const markAttributes: Readonly<Record<string, z.ZodType>> = {
  bold: z.strictObject({}),
  italic: z.strictObject({}),
  strike: z.strictObject({}),
  code: z.strictObject({}),
  link: z.strictObject({
    href: z.string().refine(isSafeLink, 'A link leads to an http, https or mailto address or to a page of this wiki.'),
    title: note.optional(),
  }),
}
