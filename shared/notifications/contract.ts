import { oc } from '@orpc/contract'
import { z } from 'zod'
import { instant, listing, listOf } from '../kernel/contract.ts'

export const rhythm = z.enum(['at_once', 'daily', 'never'])
export type Rhythm = z.infer<typeof rhythm>

export const letter = z.object({
  subject: z.string(),
  text: z.string(),
  path: z.string(),
  madeAt: instant,
  /** waiting: it will be mailed. kept: it is not to be. given-up: it could not be. */
  state: z.enum(['sent', 'waiting', 'kept', 'given-up']),
})
export type Letter = z.infer<typeof letter>

export const mailSettings = z.object({
  address: z.string(),
  confirmed: z.boolean(),
  rhythm,
  /** This wiki sends mail. */
  sends: z.boolean(),
})
export type MailSettings = z.infer<typeof mailSettings>

const token = z.string().min(20).max(400)
const tags = ['notifications']

export const notificationsContract = {
  letters: oc
    .route({ method: 'GET', path: '/letters', tags, summary: 'What one was told, newest first' })
    .input(z.strictObject(listing))
    .output(listOf(letter)),
  mailSettings: oc
    .route({ method: 'GET', path: '/mail-settings', tags, summary: 'How one is told' })
    .output(mailSettings),
  setRhythm: oc
    .route({ method: 'PUT', path: '/mail-settings', tags, summary: 'Say how one wants to be told' })
    .input(z.strictObject({ rhythm }))
    .output(mailSettings),
  askToConfirm: oc
    .route({
      method: 'POST',
      path: '/mail-settings/confirmation',
      tags,
      summary: 'Ask for a link that confirms one’s address',
    })
    .input(z.strictObject({}))
    .output(z.object({ address: z.string() })),
  confirmAddress: oc
    .route({
      method: 'POST',
      path: '/mail-confirmations',
      tags,
      summary: 'Confirm an address by the link that was sent there',
    })
    .input(z.strictObject({ token }))
    .output(z.object({ address: z.string() })),
  stopMail: oc
    .route({ method: 'POST', path: '/mail-stops', tags, summary: 'End all mail to an address by the link in a letter' })
    .input(z.strictObject({ token }))
    .output(z.object({ address: z.string() })),
}
