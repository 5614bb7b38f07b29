import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import type { Crumb } from '../ui/crumbs.tsx'

/** The way down to a page of a process. */
export function crumbsOf({ page, slug }: Pick<ProcessView, 'page' | 'slug'>, ...below: Crumb[]): Crumb[] {
  return [
    { name: 'Definitions', href: '/definitions' },
    { name: page.title, href: `/wiki/${page.slug}` },
    { name: 'Process', href: `/processes/${slug}` },
    ...below,
  ]
}
