import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, person, slug, source } from '../kernel/contract.ts'
import { datedOn } from './dated.ts'
import { versionLabel } from './label.ts'
import { languageTag } from './language.ts'

/** working: named, and not in force. superseded: it was in force until another was. */
export const versionStatus = z.enum(['working', 'in_force', 'superseded', 'withdrawn'])
export type VersionStatus = z.infer<typeof versionStatus>

export const variant = z.object({
  elementId: z.string(),
  text: z.string(),
  difference: z.string().nullable(),
  seenIn: z.array(z.string()),
})

export const versionRef = z.object({
  id,
  label: z.string(),
  name: z.string(),
  status: versionStatus,
  datedOn: z.string(),
  revisionNumber: z.number().int(),
  contentHash: z.string(),
  elements: z.number().int(),
  /** BCP 47. */
  language: z.string(),
  /** Of all that never changes of it. */
  hash: z.string(),
})
export type VersionRef = z.infer<typeof versionRef>

/** When a version was in force, as precise as known; `to` is null while it is. */
export const inForcePeriod = z.object({ from: z.string(), to: z.string().nullable() })
export type InForcePeriod = z.infer<typeof inForcePeriod>

export const versionEntry = versionRef.extend({ periods: z.array(inForcePeriod) })
export type VersionEntry = z.infer<typeof versionEntry>

/** A version of another page that says the same in another language. */
export const translationRef = z.object({
  slug,
  title: z.string(),
  label: z.string(),
  language: z.string(),
  status: versionStatus,
})
export type TranslationRef = z.infer<typeof translationRef>

export const statusChange = z.object({
  from: versionStatus.nullable(),
  to: versionStatus,
  effectiveOn: z.string(),
  reason: z.string(),
  at: instant,
  by: person.nullable(),
})
export type StatusChange = z.infer<typeof statusChange>

export const erratum = z.object({ number: z.number().int(), text: z.string(), at: instant, by: person.nullable() })
export type Erratum = z.infer<typeof erratum>

export const versionView = versionEntry.extend({
  provenance: z.string(),
  sources: z.array(source),
  direction: z.enum(['ltr', 'rtl']),
  /** Oldest first. */
  log: z.array(statusChange),
  /** What was found wrong about it since, oldest first. */
  errata: z.array(erratum),
  /** With the version in force now of what it translates, where that is a later one. */
  translationOf: translationRef.extend({ behind: versionRef.nullable() }).nullable(),
  /** Behind, where this version is no longer the one in force. */
  translations: z.array(translationRef.extend({ behind: z.boolean() })),
})
export type VersionView = z.infer<typeof versionView>

const name = line.min(1, 'Write a name.').max(200, 'Use at most 200 characters.')
const provenance = lines.min(1, 'Say where the text comes from.').max(4000, 'Use at most 4,000 characters.')
const reason = lines.min(1, 'Say why. Everybody reads it.').max(500, 'Use at most 500 characters.')

const address = line
  .max(2000, 'Use at most 2,000 characters.')
  .regex(/^https?:\/\/[^\s/?#]\S*$/i, 'Write an address that begins with https:// or http://.')

const sourceWish = z.strictObject({
  title: line.min(1, 'Write what the source is.').max(300, 'Use at most 300 characters.'),
  address,
})

const variantWish = z.strictObject({
  elementId: z.string().min(1).max(64),
  text: lines.min(1, 'Write the other wording.').max(10_000, 'Use at most 10,000 characters.'),
  difference: line.min(1).max(300, 'Use at most 300 characters.').nullable().default(null),
  seenIn: z
    .array(line.min(1).max(2000, 'Use at most 2,000 characters.'))
    .min(1, 'Say where it was seen.')
    .max(20, 'Name at most 20 places.'),
})

const label = line.min(1).max(40)

/** [DEF11–DEF19] What a moderator says of a revision to make a version of it. */
export const versionWish = z.strictObject({
  slug,
  /** The number of an approved revision of this page. */
  revision: z.coerce.number().int().min(1).max(2_147_483_647),
  label: versionLabel,
  name,
  status: z.enum(['working', 'in_force', 'superseded']),
  datedOn,
  provenance,
  sources: z.array(sourceWish).max(50, 'Name at most 50 sources.').default([]),
  variants: z.array(variantWish).max(200, 'Record at most 200 other wordings.').default([]),
  language: languageTag.default('en'),
  translationOf: z.strictObject({ slug, label }).nullable().default(null),
  /** The version it stands after, null for the first place; by its date where it is left out. */
  after: label.nullable().optional(),
  /** The version it was made from, where that is not the one before it that was in force. */
  follows: label.nullable().default(null),
  /** The version in force it takes the place of. Needed where there is one and this one is to be in force. */
  supersedes: label.nullable().default(null),
})
export type VersionWish = z.infer<typeof versionWish>

export const statusWish = z.strictObject({
  slug,
  label,
  to: versionStatus,
  reason,
  /** As above. */
  supersedes: label.nullable().default(null),
})
export type StatusWish = z.infer<typeof statusWish>

export const erratumWish = z.strictObject({
  slug,
  label,
  text: lines.min(1, 'Say what is wrong, and what is right.').max(2000, 'Use at most 2,000 characters.'),
})
export type ErratumWish = z.infer<typeof erratumWish>

/** What a revision would be as a version. */
export const publication = z.object({
  revisionNumber: z.number().int(),
  writtenOn: z.string(),
  elements: z.array(z.object({ id: z.string(), number: z.number().int(), handle: z.string(), text: z.string() })),
  /** What stands in the way, whatever else is said of it. */
  problems: z.array(z.string()),
  versions: z.array(versionRef),
})
export type Publication = z.infer<typeof publication>

const tags = ['definitions']

export const versionsContract = {
  publication: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/publication',
      tags,
      summary: 'What an approved revision would be as a version: its elements, and what stands in the way',
    })
    .input(z.strictObject({ slug, revision: z.coerce.number().int().min(1).max(2_147_483_647).optional() }))
    .output(publication),
  publish: oc
    .route({
      method: 'POST',
      path: '/definitions/{slug}/versions',
      tags,
      summary: 'Name an approved revision. What is said of it then stays',
      successStatus: 201,
    })
    .input(versionWish)
    .output(versionRef),
  setStatus: oc
    .route({
      method: 'PUT',
      path: '/definitions/{slug}/versions/{label}/status',
      tags,
      summary: 'Put a version in force, withdraw it, or take that back. The reason is public',
    })
    .input(statusWish)
    .output(versionRef),
  addErratum: oc
    .route({
      method: 'POST',
      path: '/definitions/{slug}/versions/{label}/errata',
      tags,
      summary: 'Say what is wrong about a version. The version itself stays as it is',
      successStatus: 201,
    })
    .input(erratumWish)
    .output(erratum),
}
