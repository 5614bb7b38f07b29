import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, listing, listOf, person } from '../kernel/contract.ts'
import { problemKinds } from './problems.ts'

export const importFormat = z.enum(['mediawiki', 'history', 'fieldword'])
export type ImportFormat = z.infer<typeof importFormat>
export const importState = z.enum(['waiting', 'running', 'done', 'stopped', 'failed'])
export type ImportState = z.infer<typeof importState>

/** Why a file cannot be read any further. */
export const fileFaultReason = z.enum([
  'empty',
  'truncated',
  'compression',
  'unpacks-too-large',
  'encoding',
  'unknown-format',
  'not-xml',
  'doctype',
  'wrong-root',
  'not-mediawiki',
  'text-too-large',
  'not-json',
  'not-history',
  'not-fieldword',
  'does-not-fit',
  'internal',
])
export type FileFaultReason = z.infer<typeof fileFaultReason>

export const importFailure = z.object({
  reason: fileFaultReason,
  /** In the unpacked text: lines from 1, bytes from 0. */
  line: z.number().int().nullable(),
  byte: z.number().int().nullable(),
})
export type ImportFailure = z.infer<typeof importFailure>

/** What to do where a page of the wiki has the address already. */
export const onExisting = z.enum(['keep', 'beside'])

/** What can be said of an import before it begins. */
export const importWish = z.strictObject({
  /** Of the page a history of one text becomes; by itself the text's own first heading. */
  title: line.max(200).nullable().default(null),
  /** Which namespaces of a MediaWiki become pages: articles, project and help pages unless said otherwise. */
  namespaces: z.array(z.number().int().min(0).max(100_000)).max(100).default([0, 4, 12]),
  onExisting: onExisting.default('keep'),
})
export type ImportWish = z.infer<typeof importWish>

/** Bytes of an uploaded file, at most. Larger ones are brought in by the command. */
export const uploadLimit = 2 * 1024 ** 3

/** An upload's wish as it stands in its address. */
export const uploadWish = z
  .object({
    name: line.min(1).max(300),
    title: importWish.shape.title.optional(),
    namespaces: z
      .string()
      .regex(/^\d{1,5}(,\d{1,5})*$/, 'Numbers with commas between them, such as 0,4,12.')
      .optional(),
    onExisting: onExisting.optional(),
  })
  .transform(({ name, title, namespaces, onExisting }) => ({
    ...importWish.parse({
      ...(title && { title }),
      ...(namespaces && { namespaces: namespaces.split(',').map(Number) }),
      ...(onExisting && { onExisting }),
    }),
    name,
  }))

export const importRef = z.object({
  id,
  name: z.string(),
  format: importFormat.nullable(),
  site: z.string().nullable(),
  state: importState,
  /** True where it says it runs and nobody has been heard of for a minute: it can be gone on with. */
  stalled: z.boolean(),
  bytes: z.number().int(),
  bytesRead: z.number().int(),
  pages: z.number().int(),
  revisions: z.number().int(),
  known: z.number().int(),
  kept: z.number().int(),
  /** Rows of its report. */
  problems: z.number().int(),
  failure: importFailure.nullable(),
  startedBy: person.nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
})
export type ImportRef = z.infer<typeof importRef>

export const importProblem = z.object({
  kind: z.enum(problemKinds),
  name: z.string(),
  /** Of the page at its source. */
  title: z.string(),
  sourcePage: z.string(),
  /** In how many revisions, and the first of them. */
  revisions: z.number().int(),
  sourceRevision: z.string(),
})
export type ImportProblem = z.infer<typeof importProblem>

export const importView = importRef.extend({
  /** How many rows the report has of each kind. */
  kinds: z.array(z.object({ kind: z.enum(problemKinds), rows: z.number().int() })),
})
export type ImportView = z.infer<typeof importView>

export const importSource = z.object({
  title: z.string(),
  sourceRevision: z.string(),
  format: z.string(),
  text: z.string(),
  about: z.record(z.string(), z.unknown()),
  /** What it became; null where it became nothing. */
  page: z.object({ slug: z.string(), number: z.number().int() }).nullable(),
})
export type ImportSource = z.infer<typeof importSource>

const tags = ['transfer']

export const transferContract = {
  list: oc
    .route({ method: 'GET', path: '/imports', tags, summary: 'Imports, newest first' })
    .input(z.strictObject({ ...listing }))
    .output(listOf(importRef)),
  read: oc
    .route({
      method: 'GET',
      path: '/imports/{id}',
      tags,
      summary: 'One import: how far it is and what it could not carry over',
    })
    .input(z.strictObject({ id }))
    .output(importView),
  problems: oc
    .route({
      method: 'GET',
      path: '/imports/{id}/problems',
      tags,
      summary: 'The report of an import, by kind and page',
    })
    .input(z.strictObject({ id, ...listing, kind: z.enum(problemKinds).optional() }))
    .output(listOf(importProblem)),
  source: oc
    .route({ method: 'GET', path: '/imports/{id}/source', tags, summary: 'The source of one revision, as it came' })
    .input(z.strictObject({ id, page: z.string().max(1000), revision: z.string().max(1000) }))
    .output(importSource),
  stop: oc
    .route({ method: 'POST', path: '/imports/{id}/stop', tags, summary: 'Stop an import. What it brought stays' })
    .input(z.strictObject({ id }))
    .output(importRef),
  resume: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/resume',
      tags,
      summary: 'Go on with an import that was stopped or broke off',
    })
    .input(z.strictObject({ id }))
    .output(importRef),
}
