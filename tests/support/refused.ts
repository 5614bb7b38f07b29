import { RefusalError } from '@fieldword/server/platform/errors.ts'
import type { RefusalCode } from '@fieldword/shared/kernel/refusals.ts'

/** The code something was refused with. Fails when it was not refused, and lets every other error through. */
export async function refusalOf(attempt: Promise<unknown>): Promise<RefusalCode> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code
    throw error
  }
  throw new Error('It was not refused.')
}
