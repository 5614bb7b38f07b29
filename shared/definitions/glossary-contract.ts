import { oc } from '@orpc/contract'
import { z } from 'zod'
import { line, listing, listOf, slug } from '../kernel/contract.ts'
import { label } from '../pages/terms-contract.ts'
import { definitionRef } from './contract.ts'

/** [TRM9] A definition in one breath. */
export const term = definitionRef.extend({
  /** Its first sentence, or the short names of its elements. */
  gist: z.string(),
  labels: z.array(label),
})
export type Term = z.infer<typeof term>

export const glossaryStatus = z.enum(['in-force', 'approved', 'stub'])
export type GlossaryStatus = z.infer<typeof glossaryStatus>

const tags = ['terms']

export const glossaryContract = {
  list: oc
    .route({ method: 'GET', path: '/terms', tags, summary: 'The terms of the field by title, each in one breath' })
    .input(
      z.strictObject({
        ...listing,
        /** Words of the title or of a label. */
        q: line.max(100).optional(),
        status: glossaryStatus.optional(),
        /** The list from this letter on. */
        from: line.max(4).optional(),
      }),
    )
    .output(listOf(term).extend({ letters: z.array(z.string()), total: z.number().int() })),
  read: oc
    .route({ method: 'GET', path: '/terms/{slug}', tags, summary: 'One term in one breath, as on a hover card' })
    .input(z.strictObject({ slug }))
    .output(term),
  named: oc
    .route({
      method: 'GET',
      path: '/terms-named',
      tags,
      summary: 'The terms that have a label: several where definitions share it',
    })
    .input(z.strictObject({ label: line.min(1).max(200) }))
    .output(z.object({ items: z.array(term) })),
}
