import { randomBytes } from 'node:crypto'
import { email as emailAddress } from '@fieldword/shared/accounts/contract.ts'
import type { Platform } from '../platform/platform.ts'
import { hashPassword } from './passwords.ts'

const usage = `npm run password -- <e-mail address>

  Gives the account a new password, says it once, and signs the account out everywhere.`

/** `npm run password`: the way back in for whoever lost theirs, or came from another wiki without one. */
export async function passwordCommand(platform: Platform, [address, ...others]: string[]): Promise<number> {
  const email = emailAddress.safeParse(address)
  if (!email.success || others.length > 0) {
    console.error(usage)
    return 1
  }
  const password = randomBytes(12).toString('base64url')
  const name = await setPassword(platform, { email: email.data, password })
  if (name === null) console.error(`Nobody has the e-mail address ${email.data}.`)
  else console.log(`${name} signs in with ${email.data} and the password ${password}`)
  return name === null ? 1 : 0
}

/** [TRF44] The name of the account; null when there is none. Whoever is signed in with the old password is signed out. */
export async function setPassword(
  { database }: Platform,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string | null> {
  const passwordHash = await hashPassword(password)
  return database.inTransaction(async tx => {
    const account = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } })
    if (!account) return null
    await tx.user.update({ where: { id: account.id }, data: { passwordHash } })
    await tx.$executeRaw`DELETE FROM sessions WHERE sess #>> '{passport,user}' = ${account.id}`
    return account.name
  })
}
