import { rememberedCharacters, rememberedRevisions } from '@fieldword/shared/blame/memory.ts'
import type { TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { Passage } from '@fieldword/shared/blame/passages.ts'
import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import {
  type PackedAuthorship,
  unpackAuthorship,
  unpackPassages,
  unpackTyping,
  type WholeAuthorship,
} from './authorship-packing.ts'
import { readRows } from './queries.ts'
import type { RevisionRow } from './rows.ts'

/** The version of the method. What was made by an older one is made again when it is asked for; count up with every change. */
export const method = 1

/** A revision on the line that leads to one. */
export interface LineRevision {
  readonly id: string
  readonly number: number
  readonly contentHash: string
  readonly redacted: boolean
  readonly made: boolean
  /** [WHO6] An earlier revision of the page that says the same, of which is known who wrote it. */
  readonly sameId: string | null
  readonly sameNumber: number | null
  readonly sameState: RevisionState | null
  /** The author of that one where it has but one. */
  readonly sameAuthorId: string | null
}

/**
 * The revisions that lead to one, oldest first: from the nearest whose authorship is made and whose text is there, else from the
 * first of all.
 */
export function readLine(tx: Tx, revisionId: string): Promise<LineRevision[]> {
  const fields = Prisma.sql`revision.id, revision.page_id, revision.number, revision.parent_id, revision.content_hash,
    revision.restored_from_id, content.redacted_at IS NOT NULL AS redacted,
    EXISTS (SELECT 1 FROM authorships WHERE revision_id = revision.id AND method = ${method}) AS made`
  const content = Prisma.sql`JOIN contents content ON content.hash = revision.content_hash`
  return tx.$queryRaw<LineRevision[]>`
    WITH RECURSIVE line AS (
      SELECT ${fields}, 0 AS depth FROM revisions revision ${content} WHERE revision.id = ${revisionId}::uuid
      UNION ALL
      SELECT ${fields}, line.depth + 1 FROM line JOIN revisions revision ON revision.id = line.parent_id ${content}
      WHERE line.redacted OR NOT line.made
    )
    SELECT line.id, line.number, line.content_hash AS "contentHash", line.redacted, line.made, same.id AS "sameId",
      same.number AS "sameNumber", same.state::text AS "sameState", same.author_id AS "sameAuthorId"
    FROM line LEFT JOIN LATERAL (
      SELECT earlier.id, earlier.number, earlier.state,
        (SELECT min(user_id::text) FROM revision_authors WHERE revision_id = earlier.id HAVING count(*) = 1) AS author_id
      FROM revisions earlier
      WHERE earlier.content_hash = line.content_hash AND earlier.page_id = line.page_id AND earlier.number < line.number
        AND (earlier.state = 'approved' OR earlier.id = line.restored_from_id)
      ORDER BY earlier.state = 'approved' DESC, earlier.number LIMIT 1
    ) same ON true
    ORDER BY line.depth DESC`
}

/** A revision as one comes by it who looks through all, by page and number. */
export interface Seen {
  readonly id: string
  readonly pageId: string
  readonly number: number
  /** Also where there is nothing to make: the text was destroyed. */
  readonly made: boolean
}

export const beforeAll: Seen = { id: '', pageId: '00000000-0000-0000-0000-000000000000', number: 0, made: true }

/** [WHO10] The next revisions of the wiki after this one, and which of them have no authorship yet. */
export function readSeen(tx: Tx, { pageId, number }: Seen, limit: number): Promise<Seen[]> {
  return tx.$queryRaw<Seen[]>`
    WITH seen AS (
      SELECT id, page_id, number, content_hash FROM revisions
      WHERE (page_id, number) > (${pageId}::uuid, ${number}::int)
      ORDER BY page_id, number LIMIT ${limit}
    )
    SELECT seen.id, seen.page_id AS "pageId", seen.number, content.redacted_at IS NOT NULL
      OR EXISTS (SELECT FROM authorships WHERE revision_id = seen.id AND method >= ${method}) AS made
    FROM seen JOIN contents content ON content.hash = seen.content_hash
    ORDER BY seen.page_id, seen.number`
}

/** Null when it is not made. */
export async function readAuthorship(tx: Tx, revisionId: string): Promise<WholeAuthorship | null> {
  const rows = await tx.$queryRaw<PackedAuthorship[]>`
    WITH RECURSIVE needed AS (
      SELECT * FROM authorships WHERE revision_id = ${revisionId}::uuid AND method = ${method}
      UNION ALL
      SELECT authorships.* FROM authorships JOIN needed ON authorships.revision_id = needed.leans_on_id
    )
    SELECT revision_id AS "revisionId", packed, leans_on_id AS "leansOnId", place, size FROM needed`
  if (rows.length === 0) return null
  return unpackAuthorship(revisionId, new Map(rows.map(row => [row.revisionId, row])))
}

/** [WHO5] What this revision and those before it took out, the latest first, as far as it is remembered. */
export async function readRemovals(tx: Tx, revisionId: string): Promise<Passage[][]> {
  const rows = await tx.$queryRaw<{ removed: Uint8Array | null }[]>`
    WITH RECURSIVE line AS (
      SELECT id, parent_id, 0 AS depth FROM revisions WHERE id = ${revisionId}::uuid
      UNION ALL
      SELECT revision.id, revision.parent_id, line.depth + 1 FROM line JOIN revisions revision ON revision.id = line.parent_id
      WHERE line.depth + 1 < ${rememberedRevisions}
    ), removals AS (
      SELECT line.depth, authorships.removed, sum(authorships.removed_characters)
        OVER (ORDER BY line.depth ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later
      FROM line LEFT JOIN authorships ON authorships.revision_id = line.id AND authorships.method = ${method}
    )
    SELECT removed FROM removals WHERE coalesce(later, 0) < ${rememberedCharacters} ORDER BY depth`
  return rows.map(({ removed }) => (removed ? unpackPassages(removed) : []))
}

/** [WHO7] Who typed these revisions, where that is known. */
export async function readTyping(tx: Tx, revisionIds: readonly string[]): Promise<Map<string, TypedRun[]>> {
  const rows = await tx.revisionTyping.findMany({ where: { revisionId: { in: [...revisionIds] } } })
  return new Map(rows.map(({ revisionId, runs }) => [revisionId, unpackTyping(runs)]))
}

export async function findRevisionsByNumber(
  tx: Tx,
  pageId: string,
  numbers: readonly number[],
): Promise<Map<number, RevisionRow>> {
  if (numbers.length === 0) return new Map()
  const rows = await readRows(
    tx,
    Prisma.sql`revision.page_id = ${pageId}::uuid AND revision.number = ANY(${[...numbers]}::int[])`,
  )
  return new Map(rows.map(row => [row.number, row]))
}
