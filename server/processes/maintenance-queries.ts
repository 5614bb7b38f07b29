import type { Contribution, ErratumDecision } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface ReportRow extends Contribution {
  readonly decided: ErratumDecision | null
}

/** Newest first, below a number. */
export async function readReports(
  tx: Tx,
  processId: string,
  { below, limit }: { readonly below: number | null; readonly limit: number },
): Promise<ReportRow[]> {
  const rows = await tx.contribution.findMany({
    where: { processId, kind: 'erratum', ...(below !== null && { number: { lt: below } }) },
    orderBy: { number: 'desc' },
    take: limit,
  })
  const decisions = await tx.erratumDecision.findMany({ where: { contributionId: { in: rows.map(({ id }) => id) } } })
  const of = new Map(decisions.map(each => [each.contributionId, each]))
  return rows.map(row => ({ ...row, decided: of.get(row.id) ?? null }))
}

/** [PR250] Of one stage. */
export async function countReports(tx: Tx, stageId: string) {
  const [row] = await tx.$queryRaw<{ reported: number; open: number; issued: number; declined: number }[]>`
    SELECT count(*)::int AS reported,
      count(*) FILTER (WHERE decision.outcome IS NULL AND report.state = 'published')::int AS open,
      count(*) FILTER (WHERE decision.outcome = 'issued')::int AS issued,
      count(*) FILTER (WHERE decision.outcome = 'declined')::int AS declined
    FROM contributions report LEFT JOIN erratum_decisions decision ON decision.contribution_id = report.id
    WHERE report.stage_id = ${stageId}::uuid AND report.kind = 'erratum'`
  return row ?? { reported: 0, open: 0, issued: 0, declined: 0 }
}
