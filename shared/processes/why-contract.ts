import { oc } from '@orpc/contract'
import { z } from 'zod'
import { slug } from '../kernel/contract.ts'
import { changesOfText, changeView, frozenText } from './changes-contract.ts'

/** [PR270] Words of one origin. */
export const originRun = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  /** The place of the text that brought them; 0 is the one the process began with. */
  broughtBy: z.number().int(),
  /** Which of the changes told brought them; none for words of the first text. */
  change: z.number().int().nullable(),
})
export type OriginRun = z.infer<typeof originRun>

export const tracedElement = z.object({
  /** Empty for what stands around the elements. */
  elementId: z.string(),
  number: z.number().int(),
  handle: z.string(),
  runs: z.array(originRun),
})

export const whyAnswer = z.object({
  process: changesOfText.shape.process,
  /** All the texts that the process froze. */
  texts: z.array(frozenText),
  /** Which of them this is. */
  text: z.number().int(),
  elements: z.array(tracedElement),
  /** The changes that brought words of these. */
  changes: z.array(z.object({ broughtBy: z.number().int(), change: changeView })),
})
export type WhyAnswer = z.infer<typeof whyAnswer>

const place = z.coerce.number().int().min(0).max(1_000_000)

export const whyContract = {
  why: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/why',
      tags: ['processes'],
      summary:
        'What brought the words of a text of a process: all, those of an element, or those between two places of it',
    })
    .input(
      z.strictObject({
        slug,
        /** The number of the revision; the newest text of the process where it is not named. */
        revision: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
        element: z.string().max(200).optional(),
        from: place.optional(),
        to: place.optional(),
      }),
    )
    .output(whyAnswer),
}
