import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import type { HiddenParts } from '@fieldword/shared/revisions/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { hiddenParts, type TextOf } from '../revisions/index.ts'

export interface Variant {
  readonly elementId: string
  readonly text: string
  readonly difference: string | null
  readonly seenIn: string[]
}

export interface VersionRow extends VersionRef {
  readonly pageId: string
  readonly revisionId: string
  /** The text of its revision is hidden, or destroyed. */
  readonly hidden: HiddenParts
  readonly redacted: boolean
  readonly position: number
  /** Of its text, in order. */
  readonly elementIds: string[]
  readonly followsId: string | null
  readonly translationOfId: string | null
  readonly publishedById: string | null
  readonly publishedAt: Date
  readonly provenance: string
  readonly sources: Source[]
  readonly variants: Variant[]
}

/** As the API tells it in lists. */
export function versionRefOf(row: VersionRow): VersionRef {
  const { id, label, name, status, datedOn, revisionNumber, contentHash, elements, language, hash } = row
  return { id, label, name, status, datedOn, revisionNumber, contentHash, elements, language, hash }
}

/** A version, as far as it depends on it whether its text is shown. */
export function textOf({ revisionNumber: number, contentHash, hidden, redacted }: VersionRow): TextOf {
  return { number, contentHash, hidden, redacted }
}

/** [DEF1] The versions of a definition, oldest first. They are few: each is an act of a whole field. */
export function readVersions(tx: Tx, pageId: string): Promise<VersionRow[]> {
  return readRows(tx, Prisma.sql`version.page_id = ${pageId}::uuid ORDER BY version.position`)
}

/** Versions of any page that translate these, and those that are named. */
export function readTranslations(tx: Tx, { of, ids }: { readonly of: string; readonly ids: readonly string[] }) {
  return readRows(
    tx,
    Prisma.sql`version.translation_of_id = ${of}::uuid OR version.id = ANY(${[...ids]}::uuid[]) ORDER BY version.language, version.id`,
  )
}

/** The versions in force, of these pages or of all, by page. */
export async function readInForce(tx: Tx, pageIds: readonly string[] | null): Promise<Map<string, VersionRow>> {
  const among = pageIds === null ? Prisma.sql`true` : Prisma.sql`version.page_id = ANY(${[...pageIds]}::uuid[])`
  const rows = await readRows(tx, Prisma.sql`version.status = 'in_force' AND ${among} ORDER BY version.position`)
  return new Map(rows.map(row => [row.pageId, row]))
}

function readRows(tx: Tx, condition: Prisma.Sql): Promise<VersionRow[]> {
  return tx.$queryRaw<VersionRow[]>`
    SELECT version.id, version.page_id AS "pageId", version.revision_id AS "revisionId", version.label, version.name,
      version.status::text AS status, version.dated_on AS "datedOn", version.position, version.elements,
      version.element_ids AS "elementIds", version.language, COALESCE(version.hash, '') AS hash,
      version.follows_id AS "followsId", version.translation_of_id AS "translationOfId",
      version.published_by_id AS "publishedById", version.created_at AS "publishedAt",
      version.provenance, version.sources, version.variants,
      revision.number AS "revisionNumber", revision.content_hash AS "contentHash",
      ${hiddenParts} AS hidden,
      content.redacted_at IS NOT NULL AS redacted
    FROM versions version JOIN revisions revision ON revision.id = version.revision_id
      JOIN contents content ON content.hash = revision.content_hash
    WHERE ${condition}`
}

/** [RV70] Whether a version was published from a revision, whatever became of it. */
export async function isNamed(tx: Tx, revisionId: string): Promise<boolean> {
  return (await tx.version.findUnique({ where: { revisionId }, select: { id: true } })) !== null
}
