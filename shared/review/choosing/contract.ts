import { z } from 'zod'

/**
 * What one change does to one block. words: other words in one place. marks: the same words, marked differently. whole: a picture, or a row of
 * a table. sort: a heading made of a paragraph, its level, a handle. container: the list or quotation around it.
 */
export const pickKind = z.enum(['added', 'removed', 'moved', 'words', 'marks', 'whole', 'sort', 'container'])
export type PickKind = z.infer<typeof pickKind>

const run = z.object({
  kind: z.enum(['same', 'del', 'ins', 'marks']),
  text: z.string(),
  /** The change it belongs to. */
  change: z.number().int().nullable(),
})
export type PickRun = z.infer<typeof run>

export const pickBlock = z.object({
  /** The node's type. */
  block: z.string(),
  /** Of definition elements: the number and the short name. */
  number: z.number().int().nullable(),
  handle: z.string().nullable(),
  runs: z.array(run),
  changes: z.array(
    z.object({
      /** Its number, from 1: chosen by it. */
      change: z.number().int(),
      kind: pickKind,
      before: z.string(),
      after: z.string(),
      /** True where it stands with an earlier block already: the two are chosen together. */
      again: z.boolean(),
    }),
  ),
})
export type PickBlock = z.infer<typeof pickBlock>

/** [RV90] The changes of a proposal, by the blocks they are in. Blocks without one are left out. */
export const picks = z.object({ blocks: z.array(pickBlock), changes: z.number().int() })
export type Picks = z.infer<typeof picks>
