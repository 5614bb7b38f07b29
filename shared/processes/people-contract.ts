import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, person, slug } from '../kernel/contract.ts'
import { stratumKey } from './charter.ts'

/** [PR43] [PR44] Who takes part, in numbers. */
export const participation = z.object({
  people: z.number().int(),
  /** Under which nothing is told of a group. */
  smallestCell: z.number().int(),
  strata: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      /** In percent; none where the charter says nothing. */
      target: z.number().nullable(),
      /** None where they are too few to be told. */
      people: z.number().int().nullable(),
    }),
  ),
  /** Those who declared no group. */
  undeclared: z.number().int().nullable(),
  invited: z.object({
    byName: z.number().int(),
    /** Of those invited by name, who takes part. */
    answered: z.number().int(),
    groups: z.array(z.object({ group: z.string(), people: z.number().int(), at: instant })),
  }),
})
export type Participation = z.infer<typeof participation>

export const invitation = z.object({
  id,
  /** Whom; none for a group. */
  person: person.nullable(),
  group: z.string(),
  people: z.number().int(),
  at: instant,
})
export type Invitation = z.infer<typeof invitation>

const tags = ['processes']
const process = { slug }

export const processPeopleContract = {
  participation: oc
    .route({ method: 'GET', path: '/processes/{slug}/participation', tags, summary: 'Who takes part, in numbers' })
    .input(z.strictObject(process))
    .output(participation),
  invite: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/invitations',
      tags,
      summary: 'Invite somebody by name, or note that a group was invited',
    })
    .input(
      z
        .strictObject({
          ...process,
          /** The name of an account. */
          name: z.string().trim().min(1).max(60).optional(),
          /** Whom, and how: "Newsletter of May". */
          group: line.min(1).max(120, 'Use at most 120 characters.').optional(),
          people: z.number().int().min(1, 'Say how many.').max(1_000_000).optional(),
          stratum: stratumKey.or(z.literal('')).default(''),
        })
        .refine(({ name, group, people }) => (name !== undefined) !== (group !== undefined && people !== undefined), {
          message: 'Name an account, or a group and how many people it has.',
          path: ['name'],
        }),
    )
    .output(z.object({ id })),
}
