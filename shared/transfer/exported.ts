import { z } from 'zod'
import { id, slug, source } from '../kernel/contract.ts'
import { pageKind } from '../pages/contract.ts'
import { changeKind, revisionOrigin, revisionState } from '../revisions/contract.ts'

/** The version of the format: the first line of every export says it. */
export const exportVersion = 2

const number = z.number().int().min(1)
/** An instant to the millisecond. */
const time = z.iso.datetime()

export const exportedHead = z.object({ fieldword: z.literal(exportVersion), from: z.string() })

export const exportedPage = z.object({
  id,
  slug,
  title: z.string(),
  kind: pageKind,
  stub: z.boolean(),
  /** Every address that leads to it, its own left out. */
  addresses: z.array(z.string()),
  /** An account, by its name. */
  createdBy: z.string().nullable(),
  createdAt: time,
  deletedAt: time.nullable(),
})
export type ExportedPage = z.infer<typeof exportedPage>

/** What a source said of a revision, and its text to the letter. */
export const exportedSource = z.object({
  id,
  /** The import that brought it. */
  importId: id,
  site: z.string(),
  page: z.string(),
  revision: z.string(),
  title: z.string(),
  format: z.string(),
  about: z.record(z.string(), z.unknown()),
  text: z.string(),
})
export type ExportedSource = z.infer<typeof exportedSource>

export const exportedRevision = z.object({
  id,
  page: slug,
  number,
  parent: number.nullable(),
  title: z.string(),
  summary: z.string(),
  changeKind,
  origin: revisionOrigin,
  state: revisionState,
  tags: z.array(z.enum(['minor', 'automatic'])),
  restoredFrom: number.nullable(),
  undoes: number.nullable(),
  updates: number.nullable(),
  /** Accounts by their names alone, with the characters each typed. */
  authors: z.array(z.object({ name: z.string(), typed: z.number().int() })),
  outsideAuthors: z.array(z.string()),
  createdBy: z.string().nullable(),
  /** Who typed the text, by name, in runs over the text nodes; null where that is not known. */
  typing: z
    .array(
      z.object({
        by: z.string().nullable(),
        /** Somebody of another wiki, and no account of this one. */
        outside: z.boolean(),
        length: z.number().int().nonnegative(),
      }),
    )
    .nullable(),
  createdAt: time,
  writtenOn: z.string(),
  sources: z.array(source),
  hidden: z.object({ text: z.boolean(), authors: z.boolean(), summary: z.boolean() }),
  /** Of the canonical JSON of the document. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Null where it was destroyed, or is hidden from whoever took it out. */
  document: z.unknown(),
  /** What is known of a text that was destroyed. */
  redacted: z.object({ at: time, size: z.number().int(), characters: z.number().int() }).nullable(),
  imported: z.array(exportedSource),
})
export type ExportedRevision = z.infer<typeof exportedRevision>

export const exportedApproval = z.object({ page: slug, number, at: time })

export const exportedPlace = z.object({
  page: slug,
  parent: slug.nullable(),
  position: z.number().int(),
  updatedAt: time,
})
export const exportedEnd = z.object({ pages: z.number().int(), revisions: z.number().int() })

/** One line of an export: an object with one key, which says what it is. All others are rows, under the name of their table. */
export const exportedLine = z.union([
  z.strictObject({ page: exportedPage }),
  z.strictObject({ revision: exportedRevision }),
  z.strictObject({ approved: exportedApproval }),
  /** A source that became no revision. */
  z.strictObject({ source: exportedSource }),
  z.strictObject({ place: exportedPlace }),
  z.strictObject({ end: exportedEnd }),
])
export type ExportedLine = z.infer<typeof exportedLine>
