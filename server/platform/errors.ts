import { messageOf, type Refusal, type RefusalCode, refuse, statusOf } from '@fieldword/shared/kernel/refusals.ts'
import { isRefusal, type Result } from '@fieldword/shared/kernel/result.ts'

/** A refusal on its way to the edge. Carries no news of its own; the refusal does. */
export class RefusalError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(messageOf(refusal.code))
    this.name = 'RefusalError'
    this.refusal = refusal
  }
}

/** The value, or throws the refusal for the edge to answer. */
export function orThrow<T>(result: Result<T>): T {
  if (isRefusal(result)) throw new RefusalError(result)
  return result
}

export function refuseWith(code: RefusalCode, details?: Readonly<Record<string, unknown>>): never {
  throw new RefusalError(refuse(code, details))
}

/** The one shape of every error that leaves the server. */
export interface ErrorBody {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export function errorBody(refusal: Refusal): ErrorBody {
  return { code: refusal.code, message: messageOf(refusal.code), details: refusal.details ?? {} }
}

export function refusalStatus(refusal: Refusal): number {
  return statusOf(refusal.code)
}
