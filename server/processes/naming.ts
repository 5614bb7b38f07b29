import type { Result } from '@fieldword/shared/kernel/result.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'

/** Addresses below /processes that are something else than a process. */
const reserved = new Set(['new'])

/** The address a title gives. */
export function freeSlug(title: string): Result<string> {
  const slug = slugFrom(title)
  return isRefusal(slug) || !reserved.has(slug) ? slug : `${slug}-process`
}
