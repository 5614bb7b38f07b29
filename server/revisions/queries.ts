import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import type { Author } from '@fieldword/shared/revisions/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { type PackedContent, unpack } from './packing.ts'
import type { RevisionRow } from './rows.ts'

/** The document of a revision. Throws when there is none: whoever holds a revision's id got it from the database. */
export function readRevisionDocument(platform: Platform, revisionId: string): Promise<DocumentJson> {
  return documentOf(platform.database.prisma, revisionId)
}

/** The same within a transaction. */
export async function documentOf(tx: Tx, revisionId: string): Promise<DocumentJson> {
  const { contentHash } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { contentHash: true },
  })
  const [document] = await readDocuments(tx, [contentHash])
  return document
}

/** Documents by their hash, in one query however many and however deep they lean on each other. */
export async function readDocuments<const Hashes extends readonly string[]>(
  tx: Tx,
  hashes: Hashes,
): Promise<{ readonly [Index in keyof Hashes]: DocumentJson }> {
  const contents = await readPacked(tx, hashes)
  const known = new Map<string, Buffer>()
  return hashes.map(hash => JSON.parse(unpack(hash, contents, known).toString()) as DocumentJson) as {
    readonly [Index in keyof Hashes]: DocumentJson
  }
}

/**
 * [REV3] The contents named and everything they lean on. Each is fetched by its key, one after the other: left to choose, the
 * database would read the whole table once a few dozen are named.
 */
export async function readPacked(tx: Tx, hashes: readonly string[]): Promise<Map<string, PackedContent>> {
  const rows = await tx.$queryRaw<PackedContent[]>`
    WITH RECURSIVE needed AS (
      SELECT hash, dictionary FROM contents WHERE hash = ANY(${arrayOf(hashes)}::bpchar[])
      UNION
      SELECT leant.hash, leant.dictionary FROM needed CROSS JOIN LATERAL (
        SELECT hash, dictionary FROM contents WHERE contents.hash = needed.dictionary LIMIT 1
      ) leant
    )
    SELECT content.* FROM needed CROSS JOIN LATERAL (
      SELECT hash, packed, dictionary, place, size FROM contents WHERE contents.hash = needed.hash LIMIT 1
    ) content`
  return new Map(rows.map(row => [row.hash, row]))
}

/** One text or two are counted in the statement, so that PostgreSQL keeps its plan [REV73]; of more it plans for how many there are. */
function arrayOf(hashes: readonly string[]): Prisma.Sql {
  const few = hashes.length === 1 || hashes.length === 2
  return few ? Prisma.sql`ARRAY[${Prisma.join([...hashes])}]` : Prisma.sql`${[...hashes]}`
}

/** Whether somebody has a part in a revision from before this moment. */
export async function hasWrittenBefore(tx: Tx, userId: string, at: Date): Promise<boolean> {
  const found = await tx.revisionAuthor.findFirst({
    where: { userId, createdAt: { lt: at } },
    select: { revisionId: true },
  })
  return found !== null
}

export async function findRevision(tx: Tx, pageId: string, number: number): Promise<RevisionRow | null> {
  const rows = await readRows(tx, Prisma.sql`revision.page_id = ${pageId}::uuid AND revision.number = ${number}`)
  return rows[0] ?? null
}

/** Revisions of a page by number; those that are not there are left out. */
export async function findNumbered(
  tx: Tx,
  pageId: string,
  numbers: readonly number[],
): Promise<Map<number, RevisionRow>> {
  const wanted = Prisma.sql`revision.page_id = ${pageId}::uuid AND revision.number = ANY(${[...numbers]}::int[])`
  return new Map((await readRows(tx, wanted)).map(row => [row.number, row]))
}

/** Revisions by id; those that are not there are left out. */
export async function findRevisions(tx: Tx, ids: readonly string[]): Promise<Map<string, RevisionRow>> {
  if (ids.length === 0) return new Map()
  const rows = await readRows(tx, Prisma.sql`revision.id = ANY(${[...ids]}::uuid[])`)
  return new Map(rows.map(row => [row.id, row]))
}

/** [REV22] What moderators hid of `revision`, in a statement that reads one. */
export const hiddenParts = Prisma.sql`json_build_object('text', revision.text_hidden, 'authors', revision.authors_hidden,
        'summary', revision.summary_hidden)`

/** As the statement gives it: in plain columns, which PostgreSQL gives for less than an object in each row of a list. */
interface ListedRow extends Omit<RevisionRow, 'authors' | 'hidden' | 'parentText'> {
  /** Who typed most comes first; null where nobody with an account did. */
  readonly authors: readonly (readonly [id: string, name: string, colour: number, typed: number])[] | null
  readonly textHidden: boolean
  readonly authorsHidden: boolean
  readonly summaryHidden: boolean
  /** Of the text it was made from; all null where there is none. */
  readonly parentState: RevisionState | null
  readonly parentTextHidden: boolean | null
  readonly parentRedacted: boolean | null
}

/**
 * People and parent numbers come with the rows: one query a list, whatever its length. Which revisions are meant is decided
 * within `condition`, apart from the rest: so many joins are not put in order any more (join_collapse_limit), and the whole table
 * would be joined before it is narrowed.
 */
export async function readRows(
  tx: Tx,
  condition: Prisma.Sql,
  order: Prisma.Sql = Prisma.empty,
): Promise<RevisionRow[]> {
  const rows = await tx.$queryRaw<ListedRow[]>`
    SELECT revision.id, revision.page_id AS "pageId", revision.number, revision.parent_id AS "parentId",
      parent.number AS "parentNumber", restored.number AS "restoredFromNumber", undone.number AS "undoesNumber",
      older.number AS "updatesNumber", newer.number AS "updatedByNumber", revision.title, revision.summary,
      revision.change_kind::text AS "changeKind", revision.origin::text AS origin, revision.state::text AS state,
      revision.tags::text[] AS tags,
      (SELECT json_agg(json_build_array(users.id, users.name, users.colour, author.typed)
          ORDER BY author.typed DESC, users.name)
        FROM revision_authors author JOIN users ON users.id = author.user_id
        WHERE author.revision_id = revision.id) AS authors,
      revision.outside_authors AS "outsideAuthors", revision.sources,
      revision.written_on AS "writtenOn", revision.created_by_id AS "createdById",
      revision.created_at AS "createdAt", revision.characters, revision.delta, revision.content_hash AS "contentHash",
      revision.text_hidden AS "textHidden", revision.authors_hidden AS "authorsHidden",
      revision.summary_hidden AS "summaryHidden",
      content.redacted_at IS NOT NULL AS redacted,
      (SELECT json_build_object('rule', patrol.rule, 'checked', patrol.checked_at IS NOT NULL)
        FROM patrols patrol WHERE patrol.revision_id = revision.id) AS live,
      parent.state::text AS "parentState", parent.text_hidden AS "parentTextHidden",
      below.redacted_at IS NOT NULL AS "parentRedacted"
    FROM (SELECT * FROM revisions revision WHERE ${condition} OFFSET 0) revision
    JOIN contents content ON content.hash = revision.content_hash
    LEFT JOIN revisions parent ON parent.id = revision.parent_id
    LEFT JOIN contents below ON below.hash = parent.content_hash
    LEFT JOIN revisions restored ON restored.id = revision.restored_from_id
    LEFT JOIN revisions undone ON undone.id = revision.undone_id
    LEFT JOIN revisions older ON older.id = revision.updated_from_id
    LEFT JOIN revisions newer ON newer.updated_from_id = revision.id
    ${order}`
  return rows.map(toRow)
}

/** The plain columns stay in it: taking a few of thirty out of each row of a list costs more than all else that is done with it. */
function toRow(row: ListedRow): RevisionRow {
  return {
    ...row,
    authors: authorsOf(row.authors ?? []),
    hidden: { text: row.textHidden, authors: row.authorsHidden, summary: row.summaryHidden },
    parentText: parentTextOf(row),
  }
}

function parentTextOf({ parentState, parentTextHidden, parentRedacted }: ListedRow): RevisionRow['parentText'] {
  if (parentState === null) return null
  return { state: parentState, textHidden: parentTextHidden === true, redacted: parentRedacted === true }
}

function authorsOf(authors: NonNullable<ListedRow['authors']>): Author[] {
  const total = authors.reduce((sum, [, , , typed]) => sum + typed, 0)
  return authors.map(([id, name, colour, typed]) => ({
    ...{ id, name, colour, typed },
    share: total === 0 ? null : typed / total,
  }))
}
