import type { ChangesOfText } from '@fieldword/shared/processes/changes-contract.ts'
import type { Crumb } from '../ui/crumbs.tsx'

/** The way down to a page of a process. */
export function processCrumbs({ slug, title, page }: ChangesOfText['process'], ...below: readonly Crumb[]): Crumb[] {
  return [
    { name: 'Definitions', href: '/definitions' },
    { name: page.title, href: `/wiki/${page.slug}` },
    { name: title, href: `/processes/${slug}` },
    ...below,
  ]
}

/** What a text of a process is called: "the first text", "Drafting, r12". */
export function textName({
  stage,
  revision,
}: {
  readonly stage: { readonly title: string } | null
  readonly revision: number
}): string {
  return stage ? `${stage.title}, r${revision}` : `The text it began with, r${revision}`
}
