import { rowsInPart } from '@fieldword/shared/definitions/compare-contract.ts'

/** The permanent address of a version. */
export function versionHref(slug: string, label: string): string {
  return `/wiki/${slug}/versions/${encodeURIComponent(label)}`
}

/** All versions of a definition. */
export function versionsHref(slug: string): string {
  return `/wiki/${slug}/versions`
}

/** Where a revision is made a version; the approved one where none is named. */
export function publishHref(slug: string, revision?: number): string {
  return `/wiki/${slug}/versions/new${revision === undefined ? '' : `?revision=${revision}`}`
}

/** Where the status of a version is changed, and what is wrong about it is added. */
export function statusHref(slug: string, label: string): string {
  return `${versionHref(slug, label)}/status`
}

/** How a comparison is looked at: all of it stands in the address. */
export interface DefinitionLook {
  /** none: the address does not say, and it is side by side. */
  readonly view: 'side' | 'inline' | null
  /** Whether changed words are marked. */
  readonly words: boolean
  /** Long comparisons are told in parts, from 1. */
  readonly part: number
}

interface Compared extends Partial<DefinitionLook> {
  readonly from: string
  readonly to: string
}

/** Two texts of a definition beside each other; what is as usual is left out of the address. */
export function compareHref(slug: string, { from, to, view = null, words = true, part = 1 }: Compared): string {
  const query = new URLSearchParams({ from, to })
  if (view) query.set('view', view)
  if (!words) query.set('words', 'off')
  if (part > 1) query.set('part', String(part))
  return `/wiki/${slug}/versions/compare?${query}`
}

/** The row of an element in a comparison, by its number in the newer text. */
export function compareRowHref(
  slug: string,
  pair: { readonly from: string; readonly to: string },
  number: number,
): string {
  return `${compareHref(slug, { ...pair, part: Math.ceil(number / rowsInPart) })}#e${number}`
}
