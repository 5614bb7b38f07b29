import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import type { PageKind, PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import type { Api, Section } from '../platform/page.ts'
import { type CompareLook, queryOf } from '../ui/compare-look.ts'

export type VersionLabels = Readonly<Record<number, string>>

/** Versions by the revision they name. Articles have none. */
export async function labelsOf(api: Api, page: Pick<PagePlace, 'slug' | 'kind'>): Promise<VersionLabels> {
  if (page.kind !== 'definition') return {}
  const { items } = await api.definitions.versions({ slug: page.slug, limit: 100 })
  return Object.fromEntries(items.map(({ revisionNumber, label }: VersionRef) => [revisionNumber, label]))
}

/** "2011" where the revision is a version, else "r5". */
export function shortName({ number }: Pick<RevisionRef, 'number'>, labels: VersionLabels): string {
  return labels[number] ?? `r${number}`
}

export function hrefOf(slug: string, number: number): string {
  return `/wiki/${slug}/revisions/${number}`
}

export function compareHref(slug: string, from: number, to: number, look?: CompareLook): string {
  return `/wiki/${slug}/compare?from=${from}&to=${to}${look ? `&${queryOf(look)}` : ''}`
}

/** The same two, element by element along the lineage. Of a definition only; without a second one, the draft. */
export function elementCompareHref(slug: string, from: string, to = 'draft'): string {
  return `/wiki/${slug}/versions/compare?${new URLSearchParams({ from, to })}`
}

/** The part of the main navigation that a page belongs to. */
export function sectionIdOf(kind: PageKind): Section {
  return kind === 'definition' ? 'definitions' : 'articles'
}

/** What somebody wrote. */
export function personHref(id: string): string {
  return `/people/${id}`
}

/** The same of somebody who has no account here. */
export function outsideHref(name: string): string {
  return `/recent-changes?${new URLSearchParams({ author: name })}`
}
