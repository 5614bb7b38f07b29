import type { Account, Credentials } from '@fieldword/shared/accounts/contract.ts'
import { nameKey } from '@fieldword/shared/accounts/name.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { isPassword } from './passwords.ts'

/** What accounts are read from, and as of when: a block ends by the clock. */
export type AccountSource = Pick<Platform, 'database' | 'clock'>

/** [ACC16] The block that is in force at this moment. */
const blockAt = (now: Date) =>
  ({
    where: { endedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
    take: 1,
    select: { id: true, reason: true, until: true, blockedAt: true, blockedById: true },
  }) satisfies Prisma.User$blocksArgs
export const accountFields = (now: Date) =>
  ({ id: true, name: true, role: true, colour: true, blocks: blockAt(now) }) satisfies Prisma.UserSelect
export const personFields = { id: true, name: true, colour: true } as const

export interface AccountRow extends Omit<Account, 'block'> {
  readonly blocks: readonly { readonly reason: string; readonly until: Date | null }[]
}

export function toAccount({ id, name, role, colour, blocks: [block] }: AccountRow): Account {
  return { id, name, role, colour, block: block ? { reason: block.reason, until: instantOf(block.until) } : null }
}

export const instantOf = (date: Date | null) => date?.toISOString() ?? null

/** [ACC7] The account as it is now; null when there is none any more. */
export async function findAccount({ database, clock }: AccountSource, id: string): Promise<Account | null> {
  const [row] = await database.prisma.$queryRaw<AccountColumns[]>`
    SELECT ${accountColumns} FROM users ${withBlock(clock())} WHERE users.id = ${id}::uuid`
  return row ? accountIn(row) : null
}

interface AccountColumns extends Omit<Account, 'block'> {
  readonly reason: string | null
  readonly until: Date | null
}

const accountColumns = Prisma.sql`users.id, users.name, users.role::text AS role, users.colour, block.reason, block.until`

/** Beside `users`, the block that is in force. */
const withBlock = (now: Date) => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT reason, until FROM account_blocks
    WHERE user_id = users.id AND ended_at IS NULL AND (until IS NULL OR until > ${now}) LIMIT 1
  ) block ON true`

function accountIn({ id, name, role, colour, reason, until }: AccountColumns): Account {
  return toAccount({ id, name, role, colour, blocks: reason === null ? [] : [{ reason, until }] })
}

/** Whose session it is, beside `sessions session`. */
const userOfSession = Prisma.sql`users ON users.id = (session.sess #>> '{passport,user}')::uuid`

/** [ACC7] A session that has not ended, and the account it belongs to as it is now; null when nobody signed in by it, or the account is gone. */
export async function findSession<Data>(
  { database, clock }: AccountSource,
  sid: string,
): Promise<{ readonly data: Data; readonly account: Account | null } | null> {
  const now = clock()
  const [row] = await database.prisma.$queryRaw<({ sess: Data } & (AccountColumns | { readonly id: null }))[]>`
    SELECT session.sess, ${accountColumns}
    FROM sessions session LEFT JOIN ${userOfSession} ${withBlock(now)}
    WHERE session.sid = ${sid} AND session.expire >= ${now}`
  return row ? { data: row.sess, account: row.id === null ? null : accountIn(row) } : null
}

/** [ACC7] [ACC19] The accounts of these sessions as they are now; ended sessions are left out. */
export async function findSessionAccounts(
  { database, clock }: AccountSource,
  sessionIds: readonly string[],
): Promise<Map<string, Account>> {
  const now = clock()
  const rows = await database.prisma.$queryRaw<({ readonly sid: string } & AccountColumns)[]>`
    SELECT session.sid, ${accountColumns}
    FROM sessions session JOIN ${userOfSession} ${withBlock(now)}
    WHERE session.sid = ANY(${[...sessionIds]}::text[]) AND session.expire >= ${now}`
  return new Map(rows.map(row => [row.sid, accountIn(row)]))
}

/** [ACC3] The account these credentials belong to. */
export async function findByCredentials(
  { database, clock }: AccountSource,
  { email, password }: Credentials,
): Promise<Account | null> {
  const found = await database.prisma.user.findUnique({
    where: { email },
    select: { ...accountFields(clock()), passwordHash: true },
  })
  const matches = await isPassword(password, found?.passwordHash ?? null)
  return matches && found ? toAccount(found) : null
}

/** Names and colours for what other slices show; in no order, unknown ids left out. */
export function findPeople({ database }: Pick<Platform, 'database'>, ids: readonly string[]): Promise<Person[]> {
  return database.prisma.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: personFields,
  })
}

/** [ACC2] The one account whose name reads like this. */
export function findPersonNamed({ database }: Pick<Platform, 'database'>, name: string): Promise<Person | null> {
  return database.prisma.user.findUnique({ where: { nameKey: nameKey(name) }, select: personFields })
}

/** [ACC2] The accounts whose names read like one of these, by the names' keys. */
export async function findPeopleNamed(
  { database }: Pick<Platform, 'database'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const rows = await database.prisma.user.findMany({
    where: { nameKey: { in: [...keys] } },
    select: { ...personFields, nameKey: true },
  })
  return new Map(rows.map(({ nameKey, ...person }) => [nameKey, person]))
}

/** [ACC2] Accounts whose name, or a word in it, begins like this; whole names and short ones first. */
export function findPeopleLike(
  { database }: Pick<Platform, 'database'>,
  start: string,
  limit: number,
): Promise<Person[]> {
  const like = `% ${nameKey(start).replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
  return database.prisma.$queryRaw<Person[]>`
    SELECT id, name, colour::int AS colour FROM users WHERE ' ' || name_key LIKE ${like}
    ORDER BY NOT starts_with(name_key, ${nameKey(start)}), length(name), name, id LIMIT ${limit}`
}

export async function isEmptyOfAccounts(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) === null
}

/** The moderators and admins there are now, but for whoever is blocked. */
export async function findModerators(tx: Tx, now: Date): Promise<Person[]> {
  return tx.user.findMany({
    where: { role: { in: ['moderator', 'admin'] }, blocks: { none: blockAt(now).where } },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    select: personFields,
  })
}
