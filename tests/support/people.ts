import { createAccount } from '@fieldword/server/accounts/commands.ts'
import { hashPassword } from '@fieldword/server/accounts/passwords.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'

/** Everybody's here. Hashed once, because hashing is meant to be slow. */
export const password = 'the same for all in tests'
let passwordHash: Promise<string> | undefined

export const aMember = (platform: Platform, name?: string) => anAccount(platform, 'member', name)
export const aModerator = (platform: Platform, name?: string) => anAccount(platform, 'moderator', name)
export const anAdmin = (platform: Platform, name?: string) => anAccount(platform, 'admin', name)

let made = 0

async function anAccount(platform: Platform, role: SignedIn['role'], name?: string): Promise<SignedIn> {
  passwordHash ??= hashPassword(password)
  const hash = await passwordHash
  made += 1
  const account = { name: name ?? `Some ${role} ${made}`, role, passwordHash: hash }
  return platform.database.inTransaction(tx => createAccount(tx, platform, { ...account, email: emailOf(account) }))
}

/** What somebody made here signs in with. */
export function emailOf({ name }: { readonly name: string }): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
}
