import { contract } from '@fieldword/shared/api.ts'
import { createORPCClient, ORPCError } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { fieldsOf } from './field-problems.ts'
import type { Api } from './page.ts'
import { refusedWords } from './refused-words.ts'

/** The API over HTTP. Only hydrated pages import this. */
export const api: Api = createORPCClient(
  new OpenAPILink(contract, {
    url: () => new URL('/api/v1', globalThis.location.href).href,
    customErrorResponseBodyDecoder: body => {
      if (!isErrorBody(body)) return null
      return new ORPCError(body.code, { message: body.message, data: body.details })
    },
  }),
)

/** What a person is told when a call fails: the sentence, and problems by field where the server named some. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ORPCError)) {
    return {
      code: 'unreachable',
      message: 'The server could not be reached. Check the connection and try again.',
      fields: {},
    }
  }
  const details = (error.data ?? {}) as Readonly<Record<string, unknown>>
  const fields = fieldsOf(details.issues)
  return { code: error.code, message: refusedWords(error.code, error.message, details), fields }
}

interface ErrorBody {
  readonly code: string
  readonly message: string
  readonly details: Record<string, unknown>
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'details' in body
}
