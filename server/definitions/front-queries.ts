import type { Front } from '@fieldword/shared/definitions/front-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** The one row of the setting. */
export const only = 1

export async function readChosenLead(tx: Tx): Promise<string | null> {
  return (await tx.frontPage.findUnique({ where: { id: only } }))?.leadPageId ?? null
}

/** The page of the version in force with the latest date; of several, the one that came here last. */
export async function readNewestInForce(tx: Tx): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT page.id FROM versions version JOIN pages page ON page.id = version.page_id
    WHERE version.status = 'in_force' AND page.deleted_at IS NULL
    ORDER BY version.dated_on DESC, version.id DESC LIMIT 1`
  return rows[0]?.id ?? null
}

export async function countForVisitors(tx: Tx): Promise<Front['counts']> {
  const [row] = await tx.$queryRaw<{ definitions: bigint; inForce: bigint; articles: bigint }[]>`
    SELECT count(*) FILTER (WHERE kind = 'definition') AS definitions,
      count(*) FILTER (WHERE kind = 'article') AS articles,
      count(*) FILTER (WHERE EXISTS (
        SELECT FROM versions WHERE versions.page_id = pages.id AND versions.status = 'in_force')) AS "inForce"
    FROM pages WHERE deleted_at IS NULL AND approved_revision_id IS NOT NULL`
  return {
    definitions: Number(row?.definitions ?? 0),
    inForce: Number(row?.inForce ?? 0),
    articles: Number(row?.articles ?? 0),
  }
}
