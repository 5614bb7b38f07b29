import type { Account } from '@fieldword/shared/accounts/contract.ts'
import type { Request } from 'express'
import passport from 'passport'
import { Strategy } from 'passport-local'
import { type AccountSource, findAccount, findByCredentials } from './queries.ts'

declare global {
  namespace Express {
    interface User extends Account {}
  }
}

/**
 * Passport, knowing one way to sign in. Its `verify` is the one place where a password is checked. `accountOf` tells the account that
 * was read with a request's session.
 */
export function createPassport(
  source: AccountSource,
  accountOf: (request: Request) => Account | undefined,
): passport.Authenticator {
  const authenticator = new passport.Passport()
  authenticator.use(
    new Strategy({ usernameField: 'email' }, (email, password, done) => {
      findByCredentials(source, { email, password }).then(account => done(null, account ?? false), done)
    }),
  )
  authenticator.serializeUser<string>((account, done) => done(null, account.id))
  // [ACC7] The account as it is now; one that is gone signs its sessions out.
  authenticator.deserializeUser<string, Request>((request, id, done) => {
    const read = accountOf(request)
    if (read?.id === id) return done(null, read)
    findAccount(source, id).then(account => done(null, account ?? false), done)
  })
  return authenticator
}
