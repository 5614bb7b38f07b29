import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { slug } from '../kernel/contract.ts'
import { revisionRef } from './contract.ts'

/** One of two texts that may be of different pages. */
export const textOfPage = z.object({ pageSlug: slug, pageTitle: z.string(), revision: revisionRef })
export type TextOfPage = z.infer<typeof textOfPage>

export const pagesComparison = z.object({ from: textOfPage, to: textOfPage, comparison })
export type PagesComparison = z.infer<typeof pagesComparison>

/** `mastery` is what visitors read there now, `mastery@3` its third revision. */
export const textAddress = z
  .string()
  .max(140)
  .regex(/^[^@\s/]+(?:@[1-9]\d{0,9})?$/u, 'Name a page by its address, and a revision by @ and its number: mastery@3.')

export const comparingContract = {
  comparePages: oc
    .route({
      method: 'GET',
      path: '/compare',
      tags: ['revisions'],
      summary: 'Texts of any two pages compared, as mastery and seat-time@3 name them',
    })
    .input(z.strictObject({ from: textAddress, to: textAddress, ...comparisonWish }))
    .output(pagesComparison),
}
