import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { slug, source } from '../kernel/contract.ts'
import { pageKind } from '../pages/contract.ts'
import { changeKind, revisionOrigin, revisionState } from '../revisions/contract.ts'

/** The version of the format: the first line of every export says it. */
export const exportVersion = 1

const number = z.number().int().min(1)
/** An instant to the millisecond. */
const time = z.iso.datetime()

export const exportedHead = z.object({ fieldword: z.literal(exportVersion), from: z.string() })

export const exportedPage = z.object({
  slug,
  title: z.string(),
  kind: pageKind,
  stub: z.boolean(),
  editableBy: role,
  /** Every address that leads to it, its own left out. */
  addresses: z.array(z.string()),
  createdAt: time,
  deletedAt: time.nullable(),
})
export type ExportedPage = z.infer<typeof exportedPage>

/** What a source said of a revision, and its text to the letter. */
export const exportedSource = z.object({
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
    .array(z.object({ by: z.string().nullable(), length: z.number().int().nonnegative() }))
    .nullable()
    .default(null),
  createdAt: time,
  writtenOn: z.string(),
  sources: z.array(source),
  hidden: z.object({ text: z.boolean(), authors: z.boolean(), summary: z.boolean() }),
  /** Of the canonical JSON of the document. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Null where it was destroyed, or is hidden from whoever took it out. */
  document: z.unknown(),
  redacted: z.object({ at: time, size: z.number().int() }).nullable(),
  imported: z.array(exportedSource),
})
export type ExportedRevision = z.infer<typeof exportedRevision>

export const exportedApproval = z.object({ page: slug, number, at: time })

export const exportedVersion = z.object({
  page: slug,
  revision: number,
  label: z.string(),
  name: z.string(),
  status: z.enum(['working', 'in_force', 'superseded', 'withdrawn']),
  datedOn: z.string(),
  provenance: z.string(),
  sources: z.array(source),
  variants: z.array(z.record(z.string(), z.unknown())),
  createdAt: time,
})

const words = z.array(z.string())

/** A reading of the lineage between two versions. What has a default was not told by earlier versions of this wiki. */
export const exportedLineage = z.object({
  page: slug,
  from: z.string(),
  to: z.string(),
  number: number.default(1),
  reading: z.string(),
  summary: z.string().default('First reading'),
  restored: number.nullable().default(null),
  /** By name. */
  by: z.string().nullable().default(null),
  at: time.nullable().default(null),
  links: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      kind: z.enum(['kept', 'reworded', 'split', 'merged', 'new', 'retired']),
      /** Earlier versions had a link for each words, which were empty where all of them carried over. */
      carried: z.union([words, z.string().transform(one => (one === '' ? [] : [one]))]),
      arrived: words.default([]),
      rationale: z.string().default(''),
    }),
  ),
})
export type ExportedLineage = z.infer<typeof exportedLineage>

export const exportedPlace = z.object({ page: slug, parent: slug.nullable(), position: z.number().int() })
export const exportedEnd = z.object({ pages: z.number().int(), revisions: z.number().int() })

/** One line of an export: an object with one key, which says what it is. */
export const exportedLine = z.union([
  z.strictObject({ page: exportedPage }),
  z.strictObject({ revision: exportedRevision }),
  z.strictObject({ approved: exportedApproval }),
  z.strictObject({ version: exportedVersion }),
  z.strictObject({ lineage: exportedLineage }),
  z.strictObject({ place: exportedPlace }),
  z.strictObject({ end: exportedEnd }),
])
export type ExportedLine = z.infer<typeof exportedLine>
