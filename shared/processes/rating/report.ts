import { z } from 'zod'

const spread = z.object({ median: z.number(), quartiles: z.tuple([z.number(), z.number()]) })
const count = z.number().int()
const shares = z.object({ n: count, agree: count, neutral: count, disagree: count })

/** [PR165] One group of those who rated; null figures where it is kept back. */
export const groupFigures = z.object({
  /** The key of the stratum; empty for those who declared none. */
  key: z.string(),
  figures: shares.extend(spread.shape).nullable(),
})
export type GroupFigures = z.infer<typeof groupFigures>

export const outcome = z.enum(['in', 'out', 'unresolved'])

export const elementReport = z.object({
  id: z.string(),
  hash: z.string(),
  n: count,
  outcome,
  /** Null where too few rated it. */
  figures: z
    .object({
      ...shares.shape,
      ...spread.shape,
      /** How many gave each point, from 1. */
      counts: z.array(count),
      appropriateness: z.object({ ipr: z.number(), ipras: z.number(), disagreement: z.boolean() }).nullable(),
      stability: z.object({ paired: count, unchanged: count, netChange: z.number(), stable: z.boolean() }).nullable(),
      groupConsensus: z.number().nullable(),
      groups: z.array(groupFigures),
    })
    .nullable(),
})
export type ElementReport = z.infer<typeof elementReport>

/** [PR179] What came of a round: made once, when it closes, and made again from its ratings whenever somebody doubts it. */
export const roundReport = z.object({
  round: count,
  /** Who rated at least one element. */
  raters: count,
  attrition: z.object({ before: count, returned: count, left: count, joined: count }).nullable(),
  elements: z.array(elementReport),
})
export type RoundReport = z.infer<typeof roundReport>
