import { randomBytes } from 'node:crypto'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { isEmptyOfAccounts } from './queries.ts'

/** Milliseconds a setup link holds. */
const lifetime = 24 * 60 * 60 * 1000

/** [ACC10] The address that makes the first account. Every link made before it stops working. */
export async function createSetupLink({ config, clock, database }: Platform): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = clock()
  await database.inTransaction(async tx => {
    await tx.setupLink.deleteMany()
    await tx.setupLink.create({
      data: { tokenHash: sha256(token), createdAt: now, expiresAt: new Date(now.getTime() + lifetime) },
    })
  })
  return `${config.publicUrl}/first-account?token=${token}`
}

/** [ACC10] Spends the link in the transaction that makes the account; refuses when another one did, or time did. */
export async function spendSetupLink(tx: Tx, token: string, now: Date): Promise<void> {
  const { count } = await tx.setupLink.updateMany({
    where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count !== 1) refuseWith('setup-link-spent')
  // Two processes that start at once may each have left a link: the lock lets only one of them make an account.
  await tx.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`
  if (!(await isEmptyOfAccounts(tx))) refuseWith('setup-link-spent')
}
