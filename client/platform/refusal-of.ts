import type { Refusal } from '@fieldword/shared/kernel/refusals.ts'

/** What the server's own refusals are while a page is rendered: the refusal; anything else is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (typeof error === 'object' && error !== null && 'refusal' in error) return error.refusal as Refusal
  throw error
}
