import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { Crumb } from '../ui/crumbs.tsx'

/** The way down to a review. */
export function crumbsOf({ id, page, revision }: ReviewRef): Crumb[] {
  return [
    { name: 'Review', href: '/review' },
    { name: page.title, href: `/wiki/${page.slug}` },
    { name: `r${revision.number}`, href: `/review/${id}` },
  ]
}
