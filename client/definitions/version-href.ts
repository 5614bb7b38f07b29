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

interface Compared {
  readonly from: string
  readonly to: string
  readonly view?: 'side' | 'inline'
  readonly words?: boolean
}

/** Two versions beside each other; what is as usual is left out of the address. */
export function compareHref(slug: string, { from, to, view = 'side', words = true }: Compared): string {
  const query = new URLSearchParams({ from, to })
  if (view === 'inline') query.set('view', 'inline')
  if (!words) query.set('words', 'off')
  return `/wiki/${slug}/versions/compare?${query}`
}
