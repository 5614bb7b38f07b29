import { type IncomingMessage, ServerResponse } from 'node:http'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { Request, RequestHandler, Response } from 'express'
import expressSession from 'express-session'
import pg from 'pg'
import type { SessionPort } from '../platform/api.ts'
import { addressOf } from '../platform/http/address-of.ts'
import { sendsSessionCookie, sessionCookie } from '../platform/http/session-cookie.ts'
import type { Platform } from '../platform/platform.ts'
import { createLimits } from './limits.ts'
import type { NetworkKeeper } from './network-keeper.ts'
import { findSessionAccounts } from './queries.ts'
import { createSessionPort } from './session-port.ts'
import { SessionStore } from './session-store.ts'
import { createPassport } from './strategy.ts'

declare module 'express-session' {
  interface SessionData {
    /** The last day it was used, as 2026-11-23. */
    usedOn: string
  }
}

/** Milliseconds a session holds after its last day of use. */
const lifetime = 30 * 24 * 60 * 60 * 1000

export interface Sessions {
  /** Finds out who asks. Costs nothing when no session is claimed. */
  middleware(): RequestHandler
  /** [ACC7] Who asks, with the role the account has now. Works for a WebSocket upgrade as for any request. */
  actorOf(request: IncomingMessage): Promise<Actor>
  /** The same, with the session that says so: by it the same can be asked again later. */
  identify(request: IncomingMessage): Promise<Identity>
  /** [ACC19] Who these sessions are now, in one question for all; those that ended are missing. */
  actorsOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, Actor>>
  portOf(request: Request, response: Response): SessionPort
  close(): Promise<void>
}

export interface Identity {
  readonly actor: Actor
  /** Null for a visitor. */
  readonly sessionId: string | null
}

/** Sessions in the database, kept for people who signed in and nobody else. */
export function createSessions(platform: Platform, networks: NetworkKeeper): Sessions {
  const { config, database, log, clock } = platform
  // express-session's store speaks to pg itself, so it cannot share Prisma's connections.
  const pool = new pg.Pool({ connectionString: database.url, max: 4, application_name: 'fieldword sessions' })
  pool.on('error', error => log.warn({ err: error }, 'a connection of the session store broke'))
  const errorLog = (message: string, error?: unknown) => log.warn({ err: error }, message)
  const store = new SessionStore({ pool, tableName: 'sessions', disableTouch: true, errorLog }, platform)
  const session = expressSession({
    name: sessionCookie,
    secret: config.sessionSecret,
    store,
    resave: false,
    saveUninitialized: false,
    // Behind a proxy that ends TLS a secure cookie is sent on its word; the cookie itself stays off plain http.
    proxy: config.secure,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.secure, maxAge: lifetime, path: '/' },
  })
  const passport = createPassport(platform, request => store.accountOf(request))
  const account: RequestHandler = passport.session()
  const limits = createLimits(platform)

  async function open(request: Request, response: Response): Promise<void> {
    await passedBy(session, request, response)
    await passedBy(account, request, response)
  }

  async function actorOf(request: IncomingMessage): Promise<Actor> {
    const asked = request as Request
    // An upgrade passes no middleware and has no response that a cookie could be set on.
    if (sendsSessionCookie(request.headers) && !asked.session)
      await open(asked, new ServerResponse(request) as Response)
    return networks.actorFrom(asked.user ?? visitor, addressOf(request, config.trustProxy))
  }

  return {
    middleware: () => async (request, response, next) => {
      if (sendsSessionCookie(request.headers)) {
        await open(request, response)
        if (request.user) noteUse(request, clock())
      }
      next()
    },
    actorOf,
    async identify(request) {
      const actor = await actorOf(request)
      return { actor, sessionId: actor.id === null ? null : (request as Request).sessionID }
    },
    actorsOf: sessionIds => findSessionAccounts(platform, sessionIds),
    portOf: (request, response) =>
      createSessionPort(
        { passport, limits, networks, open, noteUse: () => noteUse(request, clock()) },
        request,
        response,
      ),
    async close() {
      limits.close()
      await store.close()
      await pool.end()
    },
  }
}

/** [ACC6] Once a day the session is stored and its cookie sent anew, with their end moved on; not at every request. */
function noteUse(request: Request, now: Date): void {
  const today = now.toISOString().slice(0, 10)
  if (request.session.usedOn !== today) request.session.usedOn = today
}

function passedBy(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, error => (error ? reject(error) : resolve()))
  })
}
