import { dueAt } from '@fieldword/shared/notifications/compose.ts'
import type { MailSettings, Rhythm } from '@fieldword/shared/notifications/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { attempts, spend } from '../platform/attempts.ts'
import { refuseWith } from '../platform/errors.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import type { Mailer } from './mailer.ts'
import { addressOf, viewSettings } from './settings-queries.ts'
import { readToken, tokenOf } from './tokens.ts'

/** [NTF2] Milliseconds that a link to confirm is good for. */
const confirmFor = 2 * 24 * 60 * 60 * 1000

/** [NTF2] [NTF12] Mails a link to the address of whoever asks. */
export async function askToConfirm(
  platform: Platform,
  mailer: Mailer | null,
  actor: Actor,
): Promise<{ address: string }> {
  const { id: userId } = signedIn(actor)
  if (!mailer) return refuseWith('no-mail')
  await spend(attempts(platform.database.prisma, 'mail-confirm', 5, 60 * 60), userId)
  const address = await addressOf(platform.database.prisma, userId)
  const { sessionSecret, publicUrl } = platform.config
  const until = platform.clock().getTime() + confirmFor
  const token = tokenOf(sessionSecret, 'confirm', { userId, address, until })
  try {
    await mailer.send({
      ...{ to: address, id: platform.newId(), subject: 'Confirm your address' },
      text: `Open this link within two days to get mail from the wiki at ${publicUrl}:\n\n${publicUrl}/mail/confirm?token=${encodeURIComponent(token)}\n\nIf you did not ask for it, do nothing: nobody sends you anything.\n`,
    })
  } catch (error) {
    platform.log.warn({ err: error, userId }, 'a link to confirm an address could not be sent')
    refuseWith('mail-failed')
  }
  return { address }
}

/** [NTF2] Whoever has the link reads what is sent there. */
export async function confirmAddress(
  platform: Platform,
  { token }: { readonly token: string },
): Promise<{ address: string }> {
  const claim = readToken(platform.config.sessionSecret, 'confirm', token, platform.clock()) ?? refuseWith('link-spent')
  const { userId, address } = claim
  await platform.database.inTransaction(async tx => {
    if ((await addressOf(tx, userId)) !== address) refuseWith('link-spent')
    const at = platform.clock()
    const confirmed = { address, confirmedAt: at, changedAt: at }
    const rhythm = 'at_once' as const
    await tx.mailSetting.upsert({ where: { userId }, create: { userId, rhythm, ...confirmed }, update: confirmed })
  })
  return { address }
}

/** [NTF3] What waits follows what is wanted now. */
export async function setRhythm(platform: Platform, actor: Actor, rhythm: Rhythm): Promise<MailSettings> {
  const { id: userId } = signedIn(actor)
  await platform.database.inTransaction(async tx => {
    const changedAt = platform.clock()
    const { count } = await tx.mailSetting.updateMany({ where: { userId }, data: { rhythm, changedAt } })
    if (count === 0) refuseWith('address-not-confirmed')
    await tx.letter.updateMany({
      where: { userId, sentAt: null, dueAt: { not: null } },
      data: { dueAt: dueAt(rhythm, changedAt) },
    })
  })
  return viewSettings(platform, actor)
}

/** [NTF6] Asks nobody to sign in: whoever has the letter ends what it is one of. */
export async function stopMail(
  platform: Platform,
  { token }: { readonly token: string },
): Promise<{ address: string }> {
  const claim = readToken(platform.config.sessionSecret, 'stop', token, platform.clock()) ?? refuseWith('link-spent')
  const { userId, address } = claim
  await platform.database.inTransaction(async tx => {
    const changedAt = platform.clock()
    await tx.mailSetting.updateMany({ where: { userId, address }, data: { rhythm: 'never', changedAt } })
    await tx.letter.updateMany({ where: { userId, sentAt: null }, data: { dueAt: null } })
  })
  return { address }
}
