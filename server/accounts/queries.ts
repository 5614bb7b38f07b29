import type { Account, Credentials, ListedAccount } from '@fieldword/shared/accounts/contract.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Database, Tx } from '../platform/database/prisma.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { isPassword } from './passwords.ts'

const accountFields = { id: true, name: true, role: true, colour: true } as const
export const listedFields = { ...accountFields, email: true, createdAt: true } as const

/** [ACC7] The account as it is now; null when there is none any more. */
export function findAccount({ prisma }: Pick<Database, 'prisma'>, id: string): Promise<Account | null> {
  return prisma.user.findUnique({ where: { id }, select: accountFields })
}

/** [ACC3] The account these credentials belong to. */
export async function findByCredentials(
  { prisma }: Pick<Database, 'prisma'>,
  { email, password }: Credentials,
): Promise<Account | null> {
  const found = await prisma.user.findUnique({ where: { email }, select: { ...accountFields, passwordHash: true } })
  if (!(await isPassword(password, found?.passwordHash ?? null)) || !found) return null
  const { passwordHash: _, ...account } = found
  return account
}

/** Names and colours for what other slices show; in no order, unknown ids left out. */
export function findPeople({ database }: Pick<Platform, 'database'>, ids: readonly string[]): Promise<Person[]> {
  return database.prisma.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, colour: true },
  })
}

/** [ACC8] Oldest account first. */
export async function listAccounts(
  { database }: Platform,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  demand(actor, 'account:list')
  const after = idCursor(cursor)
  const rows = await database.prisma.user.findMany({
    where: after ? { id: { gt: after } } : {},
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: listedFields,
  })
  return listFrom(rows, limit, toListed, row => row.id)
}

export function toListed(row: Omit<ListedAccount, 'createdAt'> & { readonly createdAt: Date }): ListedAccount {
  return { ...row, createdAt: row.createdAt.toISOString() }
}

export async function isEmptyOfAccounts(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) === null
}
