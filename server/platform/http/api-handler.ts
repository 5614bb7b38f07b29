import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { type AnyRouter, ORPCError } from '@orpc/server'
import { BodyLimitPlugin } from '@orpc/server/node'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { ApiContext } from '../api.ts'
import { errorBody } from '../errors.ts'
import { problemOf, refusalOfStatus, sayWhenToRetry } from './error-answers.ts'

/** Bytes of a request's body, at most. Text goes through the socket; nothing the API takes is long. */
const bodyLimit = 256 * 1024

interface HttpContext extends ApiContext {
  readonly requestId: string
  readonly response: Response
}

interface ApiHandlerParts {
  readonly log: Logger
  /** Called when a write has been committed, before it is answered: whoever is told so already sees the new state. */
  onWritten(): void
}

/** The API under /api/v1, with the one error shape. */
export function apiHandler(
  router: AnyRouter,
  contextOf: (request: Request, response: Response) => Promise<ApiContext>,
  { log, onWritten }: ApiHandlerParts,
): RequestHandler {
  const handler = new OpenAPIHandler<HttpContext>(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: bodyLimit })],
    clientInterceptors: [
      async ({ next, context, procedure }) => {
        try {
          const output = await next()
          if (procedure['~orpc'].route.method !== 'GET') onWritten()
          return output
        } catch (error) {
          const { status, body } = problemOf(error, log, context.requestId)
          sayWhenToRetry(context.response, body)
          throw new ORPCError(body.code, { status, message: body.message, data: body })
        }
      },
    ],
    // What was refused before a procedure ran (a body that is no JSON, or too large) has only a status.
    customErrorResponseBodyEncoder: error =>
      error.data ?? errorBody(refusalOfStatus(error.status) ?? refuse('internal')),
  })
  return async (request, response, next) => {
    const context = await contextOf(request, response)
    const { matched } = await handler.handle(request, response, {
      prefix: '/api/v1',
      context: { ...context, requestId: request.id, response },
    })
    if (!matched) next()
  }
}
