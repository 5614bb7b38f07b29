import { z } from 'zod'
import { stratum } from '../charter.ts'

/** [PR171] An element as it is rated. */
export const ratedWording = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  handle: z.string(),
  text: z.string(),
  /** SHA-256 of its words. */
  hash: z.string(),
})
export type RatedWording = z.infer<typeof ratedWording>

/** [PR171] What a round is about and how its figures are told: frozen when it opens. */
export const frozenRound = z.strictObject({
  wordings: z.array(ratedWording),
  strata: z.array(stratum),
  smallestCell: z.number().int(),
  /** [PR178] Elements in which only mark-up or what is editorial was changed since the round before. */
  editorial: z.array(z.string()).optional(),
})
export type FrozenRound = z.infer<typeof frozenRound>
