import type { VersionStatus } from '@fieldword/shared/definitions/contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface StatusRow {
  readonly from: VersionStatus | null
  readonly to: VersionStatus
  readonly effectiveOn: string
  readonly reason: string
  readonly actorId: string | null
  readonly at: Date
}

/** [DEF17] Oldest first. */
export async function readStatusLog(tx: Tx, versionId: string): Promise<StatusRow[]> {
  return (await readStatusLogs(tx, [versionId])).get(versionId) ?? []
}

/** The same of several versions, in one query. */
export async function readStatusLogs(tx: Tx, versionIds: readonly string[]): Promise<Map<string, StatusRow[]>> {
  const rows = await tx.versionStatusChange.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: [{ versionId: 'asc' }, { number: 'asc' }],
  })
  const logs = new Map<string, StatusRow[]>()
  for (const { versionId, fromStatus: from, toStatus: to, effectiveOn, reason, actorId, at } of rows) {
    const log = logs.get(versionId) ?? []
    log.push({ from, to, effectiveOn, reason, actorId, at })
    logs.set(versionId, log)
  }
  return logs
}

/** [DEF11] Oldest first. */
export function readErrata(tx: Tx, versionId: string) {
  return tx.versionErratum.findMany({ where: { versionId }, orderBy: { number: 'asc' } })
}
