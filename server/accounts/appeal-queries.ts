import { createHash } from 'node:crypto'
import { type AppealState, checkAppeal, toldAs } from '@fieldword/shared/accounts/appealing.ts'
import type { Appeal, OwnAppeal, ReadAppeal } from '@fieldword/shared/accounts/appeals-contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import type { NetworkKeeper } from './network-keeper.ts'
import { inForceAt } from './network-queries.ts'
import { findPeople, instantOf } from './queries.ts'

/** Messages of one conversation that are shown; it cannot become longer than people answer. */
const mostShown = 200

/** The block that somebody is under, and whose it is. */
export interface Blocked {
  readonly userId: string | null
  readonly accountBlockId: string | null
  readonly networkBlockId: string | null
}

export async function blockOf(
  platform: Platform,
  networks: NetworkKeeper,
  { actor, address }: { readonly actor: Actor; readonly address: string },
): Promise<Blocked | null> {
  if (actor.role === 'visitor' || actor.block?.network) {
    const network = await networks.find(address)
    return network && { userId: actor.id, accountBlockId: null, networkBlockId: network.id }
  }
  const block = await platform.database.prisma.accountBlock.findFirst({
    where: { userId: actor.id, ...inForceAt(platform.clock()) },
    select: { id: true },
  })
  return block && { userId: actor.id, accountBlockId: block.id, networkBlockId: null }
}

/** What was written about this block: by this account, or with this key. */
export function findOwn(
  tx: Tx,
  { userId, accountBlockId, networkBlockId }: Blocked,
  key: string | undefined,
): Promise<{ readonly id: string; readonly state: AppealState } | null> {
  const select = { id: true, state: true } as const
  if (accountBlockId) return tx.appeal.findUnique({ where: { accountBlockId }, select })
  if (userId) return tx.appeal.findFirst({ where: { userId, networkBlockId }, select })
  if (!key) return Promise.resolve(null)
  return tx.appeal.findUnique({ where: { keyHash: keyHash(key), networkBlockId }, select })
}

export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/** [ACC35] Why somebody is blocked and what was written; once the block is lifted, what was written last. */
export async function viewOwnAppeal(
  platform: Platform,
  networks: NetworkKeeper,
  asked: { readonly actor: Actor; readonly address: string },
  key: string | undefined,
): Promise<OwnAppeal> {
  const { prisma } = platform.database
  const block = asked.actor.block ?? null
  const blocked = block && (await blockOf(platform, networks, asked))
  const found = blocked ? await findOwn(prisma, blocked, key) : await findLast(prisma, asked.actor.id, key)
  const mayWrite = blocked !== null && !isRefusal(checkAppeal(found?.state ?? null))
  return {
    ...{ block, mayWrite },
    conversation: found && {
      state: toldAs(found.state, blocked !== null),
      messages: await messagesOf(platform, found.id),
    },
  }
}

function findLast(tx: Tx, userId: string | null, key: string | undefined) {
  const select = { id: true, state: true } as const
  if (userId) return tx.appeal.findFirst({ where: { userId }, orderBy: { id: 'desc' }, select })
  return key ? tx.appeal.findUnique({ where: { keyHash: keyHash(key) }, select }) : null
}

async function messagesOf(platform: Platform, appealId: string): Promise<ReadAppeal['messages']> {
  const rows = await platform.database.prisma.appealMessage.findMany({
    where: { appealId },
    orderBy: { id: 'asc' },
    take: mostShown,
  })
  const people = await peopleById(
    platform,
    rows.flatMap(({ byId }) => byId ?? []),
  )
  return rows.map(({ id, byId, text, at }) => ({
    ...{ id, text, at: at.toISOString() },
    by: byId ? (people.get(byId) ?? null) : null,
  }))
}

/** [ACC37] Who waits longest comes first; of all, the newest. */
export async function listAppeals(
  platform: Platform,
  actor: Actor,
  {
    show,
    cursor,
    limit,
  }: { readonly show: 'waiting' | 'all'; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<Appeal>> {
  demand(actor, 'appeal:answer')
  const beyond = idCursor(cursor)
  const { prisma } = platform.database
  const rows =
    show === 'waiting'
      ? await readWaiting(prisma, { now: platform.clock(), beyond, limit: limit + 1 })
      : await prisma.appeal.findMany({
          where: beyond ? { id: { lt: beyond } } : {},
          orderBy: { id: 'desc' },
          take: limit + 1,
        })
  return listFrom(
    await inWords(platform, rows),
    limit,
    row => row,
    ({ id }) => id,
  )
}

export async function countAppeals(platform: Platform, actor: Actor): Promise<{ waiting: number }> {
  demand(actor, 'appeal:answer')
  const [row] = await platform.database.prisma.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM appeals appeal WHERE ${waitsAt(platform.clock())}`
  return { waiting: row?.waiting ?? 0 }
}

/** [ACC49] Of what waits, that whose block is in force. */
const waitsAt = (now: Date) => Prisma.sql`appeal.state = 'waiting' AND (
  EXISTS (SELECT FROM account_blocks block WHERE block.id = appeal.account_block_id
    AND block.ended_at IS NULL AND (block.until IS NULL OR block.until > ${now}::timestamptz))
  OR EXISTS (SELECT FROM network_blocks block WHERE block.id = appeal.network_block_id
    AND block.ended_at IS NULL AND (block.until IS NULL OR block.until > ${now}::timestamptz)))`

function readWaiting(
  tx: Tx,
  { now, beyond, limit }: { readonly now: Date; readonly beyond: string | null; readonly limit: number },
): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT id, state::text AS state, opened_at AS "openedAt", user_id AS "userId",
      account_block_id AS "accountBlockId", network_block_id AS "networkBlockId"
    FROM appeals appeal
    WHERE ${waitsAt(now)} AND (${beyond}::uuid IS NULL OR appeal.id > ${beyond}::uuid)
    ORDER BY appeal.id LIMIT ${limit}`
}

/** [ACC49] Whether the block that an appeal is about is in force. */
export async function isAboutBlockInForce(
  tx: Tx,
  { accountBlockId, networkBlockId }: Pick<Row, 'accountBlockId' | 'networkBlockId'>,
  now: Date,
): Promise<boolean> {
  const count = accountBlockId
    ? await tx.accountBlock.count({ where: { id: accountBlockId, ...inForceAt(now) } })
    : await tx.networkBlock.count({ where: { id: networkBlockId ?? '', ...inForceAt(now) } })
  return count > 0
}

export async function viewAppeal(platform: Platform, actor: Actor, id: string): Promise<ReadAppeal> {
  demand(actor, 'appeal:answer')
  const row = await platform.database.prisma.appeal.findUnique({ where: { id } })
  const [appeal] = row ? await inWords(platform, [row]) : []
  return appeal ? { ...appeal, messages: await messagesOf(platform, id) } : refuseWith('not-found')
}

type Row = Omit<Awaited<ReturnType<Tx['appeal']['findFirstOrThrow']>>, 'keyHash'>

async function inWords(platform: Platform, rows: readonly Row[]): Promise<Appeal[]> {
  const { prisma } = platform.database
  const [ofAccounts, ofNetworks] = await Promise.all([
    prisma.accountBlock.findMany({ where: { id: { in: rows.flatMap(row => row.accountBlockId ?? []) } } }),
    prisma.networkBlock.findMany({ where: { id: { in: rows.flatMap(row => row.networkBlockId ?? []) } } }),
  ])
  const blocks = [...ofAccounts, ...ofNetworks]
  const people = await peopleById(platform, [
    ...rows.flatMap(({ userId }) => userId ?? []),
    ...blocks.map(({ blockedById }) => blockedById),
  ])
  const now = platform.clock()
  return rows.flatMap(({ id, state, openedAt, userId, ...row }) => {
    const block = blocks.find(one => one.id === (row.accountBlockId ?? row.networkBlockId))
    if (!block) return []
    const network = 'range' in block ? { id: block.id, range: block.range, scope: block.scope } : null
    const inForce = block.endedAt === null && (block.until === null || block.until > now)
    return {
      ...{
        id,
        state: toldAs(state, inForce),
        openedAt: openedAt.toISOString(),
        person: userId ? (people.get(userId) ?? null) : null,
      },
      block: {
        ...{ reason: block.reason, until: instantOf(block.until), inForce, network },
        by: people.get(block.blockedById) ?? null,
      },
    }
  })
}

async function peopleById(platform: Platform, ids: readonly string[]): Promise<Map<string, Person>> {
  return new Map((await findPeople(platform, ids)).map(person => [person.id, person]))
}
