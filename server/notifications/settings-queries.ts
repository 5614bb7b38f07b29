import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { MailSettings, Letter as ToldLetter } from '@fieldword/shared/notifications/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Letter } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readLetters } from './letters-queries.ts'

/** [NTF7] One's own, newest first. */
export async function listLetters(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<ToldLetter>> {
  const { id } = signedIn(actor)
  const rows = await readLetters(platform.database.prisma, id, idCursor(cursor), limit)
  return listFrom(rows, limit, letterOf, row => row.id)
}

function letterOf({ subject, text, path, madeAt, dueAt, sentAt, failure }: Letter): ToldLetter {
  const unsent = dueAt ? 'waiting' : failure ? 'given-up' : 'kept'
  return { subject, text, path, madeAt: madeAt.toISOString(), state: sentAt ? 'sent' : unsent }
}

/** [NTF2] [NTF3] */
export async function viewSettings(platform: Platform, actor: Actor): Promise<MailSettings> {
  const { id } = signedIn(actor)
  const { prisma } = platform.database
  const [address, setting] = await Promise.all([
    addressOf(prisma, id),
    prisma.mailSetting.findUnique({ where: { userId: id } }),
  ])
  return {
    address,
    confirmed: setting?.address === address,
    rhythm: setting?.rhythm ?? 'at_once',
    sends: platform.config.smtpUrl !== null,
  }
}

export async function addressOf(tx: Tx, userId: string): Promise<string> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  return email
}
