import type { LoggedNetworkBlock } from '@fieldword/shared/accounts/networks-contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findPeople, instantOf } from './queries.ts'

/** Blocks that are kept in memory, at most. */
export const mostInForce = 10_000

type Row = Awaited<ReturnType<Tx['networkBlock']['findFirstOrThrow']>>

export const inForceAt = (now: Date) => ({ endedAt: null, OR: [{ until: null }, { until: { gt: now } }] })

export function readNetworkBlocksInForce(tx: Tx, now: Date) {
  return tx.networkBlock.findMany({
    where: inForceAt(now),
    orderBy: { id: 'desc' },
    take: mostInForce,
    select: { id: true, range: true, scope: true, reason: true, until: true },
  })
}

/** [ACC33] Newest first. */
export async function listNetworkBlocks(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<LoggedNetworkBlock>> {
  demand(actor, 'network:block')
  const before = idCursor(cursor)
  const rows = await platform.database.prisma.networkBlock.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const logged = await inWords(platform, rows)
  return listFrom(
    logged,
    limit,
    block => block,
    ({ id }) => id,
  )
}

export async function readNetworkBlock(platform: Platform, actor: Actor, id: string): Promise<LoggedNetworkBlock> {
  demand(actor, 'network:block')
  const row = await platform.database.prisma.networkBlock.findUnique({ where: { id } })
  const [block] = row ? await inWords(platform, [row]) : []
  return block ?? refuseWith('not-found')
}

async function inWords(platform: Platform, rows: readonly Row[]): Promise<LoggedNetworkBlock[]> {
  const ids = rows.flatMap(({ blockedById, endedById }) => (endedById ? [blockedById, endedById] : [blockedById]))
  const people = new Map<string, Person>((await findPeople(platform, ids)).map(person => [person.id, person]))
  const now = platform.clock()
  return rows.map(row => ({
    ...{ id: row.id, range: row.range, scope: row.scope, reason: row.reason, until: instantOf(row.until) },
    ...{ at: row.blockedAt.toISOString(), by: people.get(row.blockedById) ?? null },
    inForce: row.endedAt === null && (row.until === null || row.until > now),
    ended: row.endedAt && {
      ...{ at: row.endedAt.toISOString(), by: people.get(row.endedById ?? '') ?? null },
      reason: row.endReason ?? '',
    },
  }))
}
