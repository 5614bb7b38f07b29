import type { Account } from '@fieldword/shared/accounts/contract.ts'
import connectPgSimple, { type PGStoreOptions } from 'connect-pg-simple'
import type { Request } from 'express'
import expressSession, { type Session, type SessionData } from 'express-session'
import { type AccountSource, findSession } from './queries.ts'

const PgStore = connectPgSimple(expressSession)

/** Sessions in the database, each read together with its account: every request of whoever signed in begins with both. */
export class SessionStore extends PgStore {
  readonly #source: AccountSource
  /** Until the session is made of what was read, and until the request asks who it is from. */
  readonly #read = new WeakMap<SessionData, Account>()
  readonly #accounts = new WeakMap<Request, Account>()

  constructor(options: PGStoreOptions, source: AccountSource) {
    super(options)
    this.#source = source
  }

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    findSession<SessionData>(this.#source, sid).then(found => {
      if (found?.account) this.#read.set(found.data, found.account)
      done(null, found?.data ?? null)
    }, done)
  }

  override createSession(request: Request, data: SessionData): Session & SessionData {
    const account = this.#read.get(data)
    if (account) this.#accounts.set(request, account)
    return super.createSession(request, data)
  }

  /** [ACC7] The account that was read with this request's session; undefined where there was none, or the session is of now. */
  accountOf(request: Request): Account | undefined {
    return this.#accounts.get(request)
  }
}
