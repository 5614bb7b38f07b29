import { compose, pauseAfter } from '@fieldword/shared/notifications/compose.ts'
import type { Letter } from '../platform/database/client/client.ts'
import type { Platform } from '../platform/platform.ts'
import { findRecipient, type Recipient, readDue } from './letters-queries.ts'
import type { Mailer } from './mailer.ts'
import { tokenOf } from './tokens.ts'

/** [NTF11] Letters in one mail, at most; the rest follows in another. */
const mostInOne = 50

/**
 * [NTF5] [NTF11] Sends one person what is due. It is marked as tried before it is handed over: nobody waits for the mail server with a
 * transaction open, no other process sends the same meanwhile, and what breaks off in the middle counts as an attempt. Answers whether there
 * was anybody.
 */
export async function sendNext(platform: Platform, mailer: Mailer): Promise<boolean> {
  const claimed = await claim(platform)
  if (!claimed) return false
  const { userId, address, due } = claimed
  const where = { id: { in: due.map(({ id }) => id) } }
  const stopAddress = stopAddressOf(platform, userId, address)
  const { prisma } = platform.database
  try {
    // The first letter names the mail: sent again, it has the same Message-ID.
    const id = due[0]?.id ?? userId
    await mailer.send({ to: address, id, ...compose(due, platform.config.publicUrl, stopAddress), stopAddress })
    await prisma.letter.updateMany({ where, data: { sentAt: platform.clock(), failure: null } })
  } catch (error) {
    platform.log.warn({ err: error, userId }, 'mail could not be sent; it is tried again')
    const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    await prisma.letter.updateMany({ where, data: { failure } })
  }
  return true
}

/** Somebody's due letters, each counted as tried once more and due again after the next pause. */
function claim(platform: Platform): Promise<(Recipient & { readonly due: readonly Letter[] }) | null> {
  return platform.database.inTransaction(async tx => {
    const now = platform.clock()
    const recipient = await findRecipient(tx, now)
    if (!recipient) return null
    const due = await readDue(tx, recipient.userId, now, mostInOne)
    const attempts = Math.max(...due.map(letter => letter.attempts)) + 1
    const pause = pauseAfter(attempts)
    const dueAt = pause === null ? null : new Date(now.getTime() + pause)
    await tx.letter.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { attempts, dueAt } })
    return { ...recipient, due }
  })
}

export function stopAddressOf({ config }: Pick<Platform, 'config'>, userId: string, address: string): string {
  const token = tokenOf(config.sessionSecret, 'stop', { userId, address, until: null })
  return `${config.publicUrl}/mail/stop?token=${encodeURIComponent(token)}`
}
