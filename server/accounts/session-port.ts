import { promisify } from 'node:util'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { Request, RequestHandler, Response } from 'express'
import type passport from 'passport'
import type { SessionPort } from '../platform/api.ts'
import { refuseWith } from '../platform/errors.ts'
import { sessionCookie } from '../platform/http/session-cookie.ts'
import { demand } from '../platform/permission.ts'
import type { Limits } from './limits.ts'
import type { NetworkKeeper } from './network-keeper.ts'

interface PortParts {
  readonly passport: passport.Authenticator
  readonly limits: Limits
  readonly networks: NetworkKeeper
  /** Gives the request a session and, where it had one, its account. */
  open(request: Request, response: Response): Promise<void>
  noteUse(): void
}

export function createSessionPort(parts: PortParts, request: Request, response: Response): SessionPort {
  const address = request.ip ?? ''
  return {
    async authenticate(credentials) {
      const takeBack = await parts.limits.countSignIn(credentials.email, address)
      const account = await authenticated(parts.passport, Object.assign(request, { body: credentials }), response)
      if (!account) refuseWith('bad-credentials')
      await takeBack()
      return account
    },
    async admitSignUp() {
      // [ACC30] Also for whoever is signed in here: one account more is what the block is against.
      demand(await parts.networks.actorFrom(visitor, address), 'account:sign-up')
      await parts.limits.countSignUp(address)
    },
    async start(account) {
      if (!request.session) await parts.open(request, response)
      // [ACC6] Passport regenerates the session here: an id planted beforehand is worth nothing afterwards.
      await new Promise<void>((resolve, reject) => {
        request.logIn(account, error => (error ? reject(error) : resolve()))
      })
      parts.noteUse()
    },
    async end() {
      if (!request.session) return
      await promisify(request.session.destroy.bind(request.session))()
      response.clearCookie(sessionCookie, { path: '/' })
    },
  }
}

function authenticated(
  passport: passport.Authenticator,
  request: Request,
  response: Response,
): Promise<Express.User | null> {
  return new Promise((resolve, reject) => {
    const check: RequestHandler = passport.authenticate(
      'local',
      { session: false },
      (error: unknown, account?: Express.User | false) => (error ? reject(error) : resolve(account || null)),
    )
    void check(request, response, reject)
  })
}
