import { compose, pauseAfter } from '@fieldword/shared/notifications/compose.ts'
import type { Platform } from '../platform/platform.ts'
import { findRecipient, readDue } from './letters-queries.ts'
import type { Mailer } from './mailer.ts'
import { tokenOf } from './tokens.ts'

/** [NTF11] Letters in one mail, at most; the rest follows in another. */
const mostInOne = 50

/**
 * [NTF5] [NTF11] Sends one person what is due. Whoever is being sent something is locked meanwhile, so that no other process does the same.
 * Answers whether there was anybody.
 */
export function sendNext(platform: Platform, mailer: Mailer): Promise<boolean> {
  return platform.database.inTransaction(async tx => {
    const now = platform.clock()
    const recipient = await findRecipient(tx, now)
    if (!recipient) return false
    const { userId, address } = recipient
    const due = await readDue(tx, userId, now, mostInOne)
    const ids = due.map(({ id }) => id)
    const stopAddress = stopAddressOf(platform, userId, address)
    const { publicUrl } = platform.config
    try {
      // The first letter names the mail: sent again, it has the same Message-ID.
      await mailer.send({ to: address, id: ids[0] ?? userId, ...compose(due, publicUrl, stopAddress), stopAddress })
      await tx.letter.updateMany({ where: { id: { in: ids } }, data: { sentAt: platform.clock(), failure: null } })
    } catch (error) {
      platform.log.warn({ err: error, userId }, 'mail could not be sent; it is tried again')
      const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
      const attempts = Math.max(...due.map(letter => letter.attempts)) + 1
      const pause = pauseAfter(attempts)
      const dueAt = pause === null ? null : new Date(now.getTime() + pause)
      await tx.letter.updateMany({ where: { id: { in: ids } }, data: { attempts, failure, dueAt } })
    }
    return true
  })
}

export function stopAddressOf({ config }: Pick<Platform, 'config'>, userId: string, address: string): string {
  const token = tokenOf(config.sessionSecret, 'stop', { userId, address, until: null })
  return `${config.publicUrl}/mail/stop?token=${encodeURIComponent(token)}`
}
