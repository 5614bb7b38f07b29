import { slug } from '@fieldword/shared/kernel/contract.ts'
import { refuseWith } from '../errors.ts'

/** What stands where a slug stands in an address; one that could be none leads nowhere (`not-found`). */
export function slugIn(part: unknown): string {
  const { success, data } = slug.safeParse(part)
  return success ? data : refuseWith('not-found')
}
