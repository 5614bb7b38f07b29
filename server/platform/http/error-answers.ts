import { type Refusal, refuse } from '@fieldword/shared/kernel/refusals.ts'
import { ORPCError, ValidationError } from '@orpc/server'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { errorBody, RefusalError, refusalStatus } from '../errors.ts'

interface Problem {
  readonly status: number
  readonly body: {
    readonly code: string
    readonly message: string
    readonly details: Readonly<Record<string, unknown>>
  }
}

/** What an error means outside. Anything unknown is ours: it is logged whole, and the outside learns only that it happened. */
export function problemOf(error: unknown, log: Logger, requestId: string): Problem {
  const refusal = refusalIn(error)
  if (refusal) return { status: refusalStatus(refusal), body: errorBody(refusal) }
  log.error({ err: error, requestId }, 'request failed')
  const unknown = refuse(isDatabaseAway(error) ? 'database-away' : 'internal')
  return { status: refusalStatus(unknown), body: errorBody(unknown) }
}

/** The same of what was refused; null for what went wrong on our side, which is no answer to a form. */
export function refusedOf(error: unknown): Problem | null {
  const refusal = refusalIn(error)
  return refusal && refusalStatus(refusal) < 500 ? { status: refusalStatus(refusal), body: errorBody(refusal) } : null
}

function refusalIn(error: unknown): Refusal | null {
  if (error instanceof RefusalError) return error.refusal
  if (error instanceof ORPCError) {
    if (error.cause instanceof ValidationError && error.status < 500)
      return refuse('bad-input', { issues: issuesOf(error.cause) })
    return refusalOfStatus(error.status)
  }
  // body-parser, express and http errors carry a status of their own.
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' ? refusalOfStatus(status) : null
}

function issuesOf(error: ValidationError): { path: string; message: string }[] {
  return error.issues.map(issue => ({
    path: (issue.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }))
}

/** What a library meant by its status, in our words; null for what is not the client's doing. */
export function refusalOfStatus(status: number): Refusal | null {
  switch (status) {
    case 404:
      return refuse('not-found')
    case 405:
      return refuse('method-not-allowed')
    case 413:
      return refuse('too-large')
    case 415:
      return refuse('wrong-type')
    default:
      return status >= 400 && status < 500 ? refuse('bad-input') : null
  }
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'P1001',
  'P1002',
  'P1017',
  '57P01',
  '57P03',
])

function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (awayCodes.has(String((cause as { code?: unknown }).code))) return true
  }
  return false
}

/** For programs, which read the header and not the details. */
export function sayWhenToRetry(response: Response, { details }: Problem['body']): void {
  const { retryAfterSeconds } = details
  if (typeof retryAfterSeconds === 'number') response.setHeader('retry-after', String(retryAfterSeconds))
}

export const noSuchApi: RequestHandler = () => {
  throw new RefusalError(refuse('not-found'))
}

/** The last handler under /api: one error shape. */
export function apiErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, body } = problemOf(error, log, request.id)
    sayWhenToRetry(response, body)
    response.status(status).json(body)
  }
}
