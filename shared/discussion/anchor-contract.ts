import { z } from 'zod'
import { blockId } from '../document/blocks.ts'
import { id } from '../kernel/contract.ts'

// What PostgreSQL cannot keep in JSON is in no document either.
const text = z.string().refine(words => words.isWellFormed() && !words.includes('\0'), 'Leave out control characters.')

/** Which text was commented on. Nothing but a `draftId` tells a draft of somebody's own from the page's working draft. */
export const anchorPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft'), draftId: id.optional() }),
  z.strictObject({ kind: z.literal('revision'), revisionId: id }),
  z.strictObject({ kind: z.literal('diff'), reviewId: id, side: z.enum(['old', 'new']) }),
])
export type AnchorPlace = z.infer<typeof anchorPlace>

const count = z.number().int().min(0).max(10_000)

/** Words and what stands around them, with a line end wherever a line or a block ends. */
export const quote = z.strictObject({
  exact: text.min(1).max(2000),
  prefix: text.max(200),
  suffix: text.max(200),
  /** How often else the same words stood in their block and in the whole text. Where it is not known they may be mistaken. */
  alike: z.strictObject({ block: count, text: count }).optional(),
})
export type Quote = z.infer<typeof quote>

const offset = z.number().int().min(0).max(1_000_000)

/** What a comment holds on to: words of a block, or the whole block. */
export const anchor = z
  .strictObject({
    place: anchorPlace,
    blockId: z.string().regex(blockId),
    /** Null for the whole block, with offsets of 0, and for words that may not be seen any more. */
    quote: quote.nullable(),
    /** Characters (UTF-16 units) of the block's text, `to` not included. */
    from: offset,
    to: offset,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Words end after they begin.' })
export type Anchor = z.infer<typeof anchor>
/** Which words, whatever text they were taken from. */
export type AnchoredWords = Pick<Anchor, 'blockId' | 'quote' | 'from' | 'to'>
