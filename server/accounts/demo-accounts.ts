import type { Account, DemoAccount } from '@fieldword/shared/accounts/contract.ts'
import type { Database, Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { createAccount, type Maker } from './commands.ts'
import { hashPassword } from './passwords.ts'

const memberA = demo('Member A', 'member.a@example.org', 'demo-member-a', 'member')
const memberB = demo('Member B', 'member.b@example.org', 'demo-member-b', 'member')
const moderator = demo('Moderator 1', 'moderator.1@example.org', 'demo-moderator-1', 'moderator')
/** A definition needs two approvals. */
const second = demo('Moderator 2', 'moderator.2@example.org', 'demo-moderator-2', 'moderator')

/** [ACC12] The people of the seeded demo, for the seed to write as. */
export async function createDemoAccounts(
  tx: Tx,
  maker: Maker,
): Promise<Record<'memberA' | 'memberB' | 'moderator' | 'second', Account>> {
  return {
    memberA: await createDemoAccount(tx, maker, memberA),
    memberB: await createDemoAccount(tx, maker, memberB),
    moderator: await createDemoAccount(tx, maker, moderator),
    second: await createDemoAccount(tx, maker, second),
  }
}

/** Such a database is served on the loopback address alone, and never in production. */
export async function hasDemoAccounts({ prisma }: Pick<Database, 'prisma'>): Promise<boolean> {
  return (await prisma.user.findFirst({ where: { demo: true }, select: { id: true } })) !== null
}

/** [ACC12] With passwords, for the sign-in page. */
export async function listDemoAccounts({ config, database }: Platform): Promise<DemoAccount[]> {
  if (config.production) return []
  const present = await database.prisma.user.findMany({
    where: { demo: true },
    select: { email: true, role: true, colour: true },
  })
  return [memberA, memberB, moderator, second].flatMap(account => {
    const found = present.find(row => row.email === account.email)
    return found ? [{ ...account, ...found }] : []
  })
}

type Demo = Omit<DemoAccount, 'colour'>

function demo(name: string, email: string, password: string, role: Account['role']): Demo {
  return { name, email, password, role }
}

async function createDemoAccount(tx: Tx, maker: Maker, { password, ...account }: Demo): Promise<Account> {
  return createAccount(tx, maker, { ...account, passwordHash: await hashPassword(password), demo: true })
}
