import express, { type Request } from 'express'

/** What a form sends that works without scripts. Own wordings can be long; whole texts go through the editor. */
export const formBody = express.text({ type: 'application/x-www-form-urlencoded', limit: '1mb' })

export function formIn(request: Request): URLSearchParams | null {
  return typeof request.body === 'string' ? new URLSearchParams(request.body) : null
}
