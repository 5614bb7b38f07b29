import { oc } from '@orpc/contract'
import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'

export const protectionScope = z.enum(['page', 'tree'])
export const whoseChanges = z.enum(['everybody', 'untrusted', 'nobody'])

const demands = {
  /** The weakest role that may change the draft. */
  editableBy: role,
  /** The weakest role that may rename, move and delete. */
  movableBy: role,
  /** Whose changes wait for approval; those of others go live at once. */
  waits: whoseChanges,
  approvableBy: z.enum(['moderator', 'admin']),
  /** Approvals needed at least; 0 for as many as usual. */
  approvals: z.number().int(),
}

/** [PG41] What holds for a page now, of all rules that reach it. */
export const pageProtection = z.object({
  ...demands,
  /** When the draft opens to more roles by itself. */
  editableUntil: instant.nullable(),
})
export type PageProtection = z.infer<typeof pageProtection>

/** [PG15] An entry of the log of protection. */
export const protection = z.object({
  id,
  scope: protectionScope,
  ...demands,
  until: instant.nullable(),
  reason: z.string(),
  at: instant,
  /** Null where it came from another wiki. */
  by: person.nullable(),
})
export type ProtectionEntry = z.infer<typeof protection>

/** A rule with the page it stands on. */
export const placedProtection = protection.extend({ page: z.object({ slug, title: z.string() }) })
export type PlacedProtection = z.infer<typeof placedProtection>

export const protectionWish = z.strictObject({
  slug,
  scope: protectionScope.default('page'),
  editableBy: role.default('member'),
  movableBy: role.default('member'),
  waits: whoseChanges.default('untrusted'),
  approvableBy: z.enum(['moderator', 'admin']).default('moderator'),
  approvals: z.coerce.number().int().min(0).max(5).default(0),
  until: instant.nullable().default(null),
  reason: lines.min(3, 'Say why: everybody reads it.').max(500, 'Use at most 500 characters.'),
})
export type ProtectionWish = z.infer<typeof protectionWish>

const tags = ['protection']

export const protectionContract = {
  set: oc
    .route({
      method: 'PUT',
      path: '/pages/{slug}/protection',
      tags,
      summary: 'Protect a page, or it and all below it. What asks nothing lifts the rule before it',
    })
    .input(protectionWish)
    .output(pageProtection),
  log: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/protection',
      tags,
      summary: 'How a page was protected when, and why; newest first',
    })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(protection)),
  reaching: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/protection/now',
      tags,
      summary: 'What holds for a page now, and by which rules',
    })
    .input(z.strictObject({ slug }))
    .output(z.object({ protection: pageProtection, rules: z.array(placedProtection) })),
  list: oc
    .route({ method: 'GET', path: '/protections', tags, summary: 'The rules in force in this wiki, newest first' })
    .input(
      z.strictObject({
        ...listing,
        scope: protectionScope.optional(),
        editableBy: role.optional(),
        waits: whoseChanges.optional(),
        /** Only those that end by themselves, or only those that do not. */
        timed: z.stringbool().optional(),
      }),
    )
    .output(listOf(placedProtection)),
}
