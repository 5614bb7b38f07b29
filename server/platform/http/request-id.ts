import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

// A random start and a count: unique among processes and restarts without random bytes for every request.
const prefix = randomBytes(6).toString('base64url')
let count = 0

export function nextRequestId(): string {
  count += 1
  return `${prefix}-${count.toString(36)}`
}

declare global {
  namespace Express {
    interface Request {
      id: string
    }
  }
}

/** Every answer names its request, so that a report of an error can be found in the log. */
export const withRequestId: RequestHandler = (request, response, next) => {
  request.id = nextRequestId()
  response.setHeader('x-request-id', request.id)
  next()
}
