import type { TrustEntry } from '@fieldword/shared/accounts/trust-contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { findPeople, personFields } from './queries.ts'

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [RV120] Whether all of these accounts are trusted, and none of them is blocked. */
export async function areTrusted(tx: Tx, ids: readonly string[], now: Date): Promise<boolean> {
  const wanted = [...new Set(ids)]
  const trusted = await tx.user.count({
    where: {
      ...{ id: { in: wanted }, trusted: true },
      blocks: { none: { endedAt: null, OR: [{ until: null }, { until: { gt: now } }] } },
    },
  })
  return trusted === wanted.length
}

/** [RV123] Who is trusted is for everybody to know. Oldest account first. */
export async function listTrusted({ database }: Platform, { cursor, limit }: Listing): Promise<List<Person>> {
  const after = idCursor(cursor)
  const rows = await database.prisma.user.findMany({
    where: { trusted: true, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: personFields,
  })
  return listFrom(
    rows,
    limit,
    row => row,
    row => row.id,
  )
}

/** [RV123] Newest first; of one person alone where asked for. */
export async function listTrustLog(
  platform: Platform,
  { person, cursor, limit }: Listing & { readonly person?: string | undefined },
): Promise<List<TrustEntry>> {
  const before = idCursor(cursor)
  const rows = await platform.database.prisma.accountTrust.findMany({
    where: { ...(person ? { userId: person } : {}), ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const people = new Map(
    (
      await findPeople(
        platform,
        rows.flatMap(row => [row.userId, row.byId]),
      )
    ).map(one => [one.id, one]),
  )
  return listFrom(
    rows.flatMap(row => {
      const trusted = people.get(row.userId)
      return trusted ? [{ ...row, person: trusted }] : []
    }),
    limit,
    row => ({
      ...{ id: row.id, person: row.person, trusted: row.trusted, reason: row.reason },
      ...{ at: row.at.toISOString(), by: people.get(row.byId) ?? null },
    }),
    row => row.id,
  )
}
