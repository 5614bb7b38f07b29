import { z } from 'zod'
import { slug } from '../kernel/contract.ts'
import { strata } from './charter.ts'
import { processState } from './vocabulary.ts'

/** What stands over every page of a process, and what one is asked for before one says something in it. */
export const processHead = z.object({
  slug,
  title: z.string(),
  state: processState,
  page: z.object({ slug, title: z.string() }),
  strata,
  /** The group whoever asks declared; null where they do not take part yet. */
  stratum: z.string().nullable(),
})
export type ProcessHead = z.infer<typeof processHead>
