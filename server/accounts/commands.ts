import { changeRole } from '@fieldword/shared/accounts/change-role.ts'
import type { Account, ListedAccount, SignUp } from '@fieldword/shared/accounts/contract.ts'
import { nameKey } from '@fieldword/shared/accounts/name.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Database, Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { listedAccount, listedFields } from './listing-queries.ts'
import { hashPassword } from './passwords.ts'
import { isEmptyOfAccounts } from './queries.ts'
import { spendSetupLink } from './setup-link.ts'

/** What making an account needs of the platform. */
export type Maker = Pick<Platform, 'newId' | 'clock'>

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  readonly role: Account['role']
  readonly demo?: boolean
}

/** [ACC1] Whoever signs up becomes a member. */
export async function signUp(platform: Platform, input: SignUp): Promise<Account> {
  const passwordHash = await hashPassword(input.password)
  return makeAccount(platform.database, input, async tx => {
    // [ACC11] Whoever comes first must not be able to keep the one who started the server out.
    if (platform.config.production && (await isEmptyOfAccounts(tx))) refuseWith('setup-first')
    return createAccount(tx, platform, { name: input.name, email: input.email, passwordHash, role: 'member' })
  })
}

/** [ACC10] Spends the link printed at the start and makes the first account, an admin, in one transaction. */
export async function signUpFirst(platform: Platform, input: SignUp & { readonly token: string }): Promise<Account> {
  const passwordHash = await hashPassword(input.password)
  return makeAccount(platform.database, input, async tx => {
    await spendSetupLink(tx, input.token, platform.clock())
    return createAccount(tx, platform, { name: input.name, email: input.email, passwordHash, role: 'admin' })
  })
}

/** Writes an account and nothing else. Throws on a taken name or e-mail address, which the caller puts into words. */
export async function createAccount(tx: Tx, { newId, clock }: Maker, account: NewAccount): Promise<Account> {
  const made = await tx.user.create({
    data: {
      ...account,
      id: newId(),
      nameKey: nameKey(account.name),
      colour: await rarestColour(tx),
      createdAt: clock(),
    },
    select: { id: true, name: true, role: true, colour: true },
  })
  return { ...made, block: null }
}

/** [ACC7] [ACC8] Gives an account another role and tells every process. */
export async function setRole(
  platform: Platform,
  actor: Actor,
  { id, role }: Pick<Account, 'id' | 'role'>,
): Promise<ListedAccount> {
  demand(actor, 'account:set-role')
  const actorId = signedIn(actor).id
  return platform.database.inTransaction(async tx => {
    // [ACC9] Two admins who demote each other at once would leave none: whoever comes second waits here, then counts.
    const admins = await tx.$queryRaw<unknown[]>`SELECT id FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE`
    const at = platform.clock()
    const before = await tx.user.findUnique({ where: { id }, select: listedFields(at) })
    if (!before) refuseWith('not-found')
    const held = { role: before.role, isBlocked: before.blocks.length > 0 }
    if (orThrow(changeRole(held, role, admins.length)) === 'unchanged') return listedAccount(tx, actor, before)
    const after = await tx.user.update({ where: { id }, data: { role }, select: listedFields(at) })
    await recordEvent(tx, { kind: 'role-changed', userId: id, role, actorId }, at)
    await platform.signals.notifyIn(tx, 'accounts', id)
    return listedAccount(tx, actor, after)
  })
}

/** [ACC2] The database keeps names and e-mail addresses apart, also when two sign up at once; this says which was taken. */
async function makeAccount(
  { prisma, inTransaction }: Database,
  { name, email }: SignUp,
  make: (tx: Tx) => Promise<Account>,
): Promise<Account> {
  try {
    return await inTransaction(make)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error
    if (await prisma.user.findUnique({ where: { email }, select: { id: true } })) refuseWith('email-taken')
    if (await prisma.user.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } }))
      refuseWith('name-taken')
    throw error
  }
}

const colours = [1, 2, 3, 4, 5, 6] as const

/** [ACC14] So that people who write together seldom look alike. */
async function rarestColour(tx: Tx): Promise<number> {
  const used = await tx.user.groupBy({ by: ['colour'], _count: true })
  const uses = (colour: number) => used.find(row => row.colour === colour)?._count ?? 0
  return colours.reduce((rarest, colour) => (uses(colour) < uses(rarest) ? colour : rarest))
}
