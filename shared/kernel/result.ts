import type { Refusal } from './refusals.ts'

/** What a pure core answers: the value, or a refusal said as a value. Bugs throw instead. */
export type Result<T> = T | Refusal

export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && (result as { refused?: unknown }).refused === true
}
