import type { ListedAccount, LoggedBlock } from '@fieldword/shared/accounts/contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type AccountRow, accountFields, instantOf, personFields, toAccount } from './queries.ts'

export const listedFields = (now: Date) =>
  ({ ...accountFields(now), email: true, createdAt: true }) satisfies Prisma.UserSelect

/** [ACC8] Oldest account first. */
export async function listAccounts(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: Listing,
): Promise<List<ListedAccount>> {
  demand(actor, 'account:list')
  const after = idCursor(cursor)
  const { prisma } = platform.database
  const rows = await prisma.user.findMany({
    where: after ? { id: { gt: after } } : {},
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: listedFields(platform.clock()),
  })
  const people = await peopleOf(
    prisma,
    rows.map(row => row.blocks[0]?.blockedById),
  )
  return listFrom(
    rows,
    limit,
    row => toListed(row, actor, people),
    row => row.id,
  )
}

/** The same of one. Refuses with `not-found`. */
export async function readAccount(platform: Platform, actor: Actor, id: string): Promise<ListedAccount> {
  demand(actor, 'account:list')
  const { prisma } = platform.database
  const row = await prisma.user.findUnique({ where: { id }, select: listedFields(platform.clock()) })
  return row ? listedAccount(prisma, actor, row) : refuseWith('not-found')
}

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

interface ListedRow extends AccountRow {
  readonly email: string
  readonly createdAt: Date
  readonly blocks: readonly BlockRow[]
}

interface BlockRow {
  readonly reason: string
  readonly until: Date | null
  readonly blockedAt: Date
  readonly blockedById: string
}

/** One account as lists show it to this actor. */
export async function listedAccount(tx: Tx, actor: Actor, row: ListedRow): Promise<ListedAccount> {
  return toListed(row, actor, await peopleOf(tx, [row.blocks[0]?.blockedById]))
}

function toListed(row: ListedRow, actor: Actor, people: ReadonlyMap<string, Person>): ListedAccount {
  const { email, createdAt, blocks } = row
  return {
    ...toAccount(row),
    email: can(actor, 'account:see-address') ? email : null,
    createdAt: createdAt.toISOString(),
    block: blocks[0] ? toListedBlock(blocks[0], people) : null,
  }
}

function toListedBlock({ reason, until, blockedAt, blockedById }: BlockRow, people: ReadonlyMap<string, Person>) {
  return { reason, until: instantOf(until), at: blockedAt.toISOString(), by: people.get(blockedById) ?? null }
}

/** [ACC18] Newest first. */
export async function listBlocks(
  { database }: Platform,
  actor: Actor,
  { id, cursor, limit }: Listing & { readonly id: string },
): Promise<List<LoggedBlock>> {
  demand(actor, 'account:list')
  const before = idCursor(cursor)
  const rows = await database.prisma.accountBlock.findMany({
    where: { userId: id, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const people = await peopleOf(
    database.prisma,
    rows.flatMap(row => [row.blockedById, row.endedById]),
  )
  return listFrom(
    rows,
    limit,
    row => ({
      ...toListedBlock(row, people),
      id: row.id,
      ended: row.endedAt && {
        at: row.endedAt.toISOString(),
        by: people.get(row.endedById ?? '') ?? null,
        reason: row.endReason ?? '',
      },
    }),
    row => row.id,
  )
}

async function peopleOf(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.flatMap(id => id ?? []))]
  if (wanted.length === 0) return new Map()
  const people = await tx.user.findMany({ where: { id: { in: wanted } }, select: personFields })
  return new Map(people.map(person => [person.id, person]))
}
