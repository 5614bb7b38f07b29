import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, listing, person, slug } from '../kernel/contract.ts'

export const fileKind = z.enum(['comments', 'answers'])
export type FileKind = z.infer<typeof fileKind>

/** Bytes of a file, at most. */
export const mostFileBytes = 8 * 1024 * 1024

export const contributionFile = z.object({
  id,
  kind: fileKind,
  name: z.string(),
  state: z.enum(['previewed', 'taken', 'discarded']),
  broughtBy: person.nullable(),
  broughtAt: instant,
  /** Why it cannot be read, and from which line on. */
  fault: z.object({ line: z.number().int(), message: z.string() }).nullable(),
  unknown: z.array(z.string()),
  counts: z.object({
    rows: z.number().int(),
    /** Would be taken, or were. */
    fresh: z.number().int(),
    /** Were taken before, by their reference: passed over. */
    known: z.number().int(),
    faulty: z.number().int(),
  }),
  rows: z.array(
    z.object({
      line: z.number().int(),
      reference: z.string(),
      said: z.string(),
      problems: z.array(z.string()),
      known: z.boolean(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type ContributionFileView = z.infer<typeof contributionFile>

const tags = ['processes']
const one = { slug, id }

export const filesContract = {
  contributionFile: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/files/{id}',
      tags,
      summary: 'A file that was brought, row by row',
    })
    .input(z.strictObject({ ...one, ...listing, show: z.enum(['all', 'faulty']).default('all') }))
    .output(contributionFile),
  takeFile: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/files/{id}/taking',
      tags,
      summary: 'Take all rows of a file, or none',
    })
    .input(z.strictObject(one))
    .output(z.object({ taken: z.number().int() })),
  discardFile: oc
    .route({ method: 'POST', path: '/processes/{slug}/files/{id}/discarding', tags, summary: 'Leave a file be' })
    .input(z.strictObject(one))
    .output(z.object({ id })),
}
