import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'

/** The address a title will have; null while it gives none. */
export function addressOf(title: string): string | null {
  const slug = slugFrom(title)
  return isRefusal(slug) ? null : `/wiki/${slug}`
}
