import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** [PG31] What a list over all pages leaves out: what was deleted, and pages of another kind than asked for. */
export function onPages(kind: PageKind | undefined): Prisma.Sql {
  const ofKind = kind ? Prisma.sql`AND page.kind::text = ${kind}` : Prisma.empty
  return Prisma.sql`EXISTS (
    SELECT 1 FROM pages page WHERE page.id = revision.page_id AND page.deleted_at IS NULL ${ofKind})`
}

/**
 * [PG60] Of what was imported of a page one after the other, the last, as far as whoever asks may read it. A value and not `EXISTS`,
 * so that no more is read than the revision after each that is looked at.
 */
export function lastOfImport(states: readonly RevisionState[]): Prisma.Sql {
  return Prisma.sql`NOT (revision.origin = 'import' AND COALESCE((
    SELECT next.origin = 'import' AND next.state::text = ANY(${[...states]}) FROM revisions next
    WHERE next.page_id = revision.page_id AND next.number = revision.number + 1), false))`
}

/** [PG60] How many revisions of its page were imported one after the other up to each of these, itself counted. */
export async function importRuns(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; run: number }[]>`
    SELECT revision.id, revision.number - COALESCE((
      SELECT other.number FROM revisions other
      WHERE other.page_id = revision.page_id AND other.number < revision.number AND other.origin <> 'import'
      ORDER BY other.number DESC LIMIT 1), 0) AS run
    FROM revisions revision WHERE revision.id = ANY(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, run }) => [id, run]))
}
