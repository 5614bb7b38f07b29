import { type Request, type Response, Router } from 'express'
import { api } from '../platform/api.ts'
import type { Platform } from '../platform/platform.ts'
import type { Mailer } from './mailer.ts'
import { askToConfirm, confirmAddress, setRhythm, stopMail } from './settings-commands.ts'
import { listLetters, viewSettings } from './settings-queries.ts'

const { notifications } = api

export const notificationsRoutes = (mailer: Mailer | null) => ({
  letters: notifications.letters.handler(({ input, context }) => listLetters(context.platform, context.actor, input)),
  mailSettings: notifications.mailSettings.handler(({ context }) => viewSettings(context.platform, context.actor)),
  setRhythm: notifications.setRhythm.handler(({ input, context }) =>
    setRhythm(context.platform, context.actor, input.rhythm),
  ),
  askToConfirm: notifications.askToConfirm.handler(({ context }) =>
    askToConfirm(context.platform, mailer, context.actor),
  ),
  confirmAddress: notifications.confirmAddress.handler(({ input, context }) => confirmAddress(context.platform, input)),
  stopMail: notifications.stopMail.handler(({ input, context }) => stopMail(context.platform, input)),
})

/** [NTF6] One click in a mail program: a POST from wherever that is, in nobody's name but the token's. */
export function oneClickStop(platform: Platform): Router {
  const router = Router()
  router.post('/mail/stop', async (request: Request, response: Response, next) => {
    const { token } = request.query
    if (typeof token !== 'string' || request.headers['sec-fetch-site'] === 'same-origin') return next()
    await stopMail(platform, { token })
    response.status(200).type('text/plain').end('No more mail is sent to this address.\n')
  })
  return router
}
