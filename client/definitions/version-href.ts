/** The permanent address of a version. */
export function versionHref(slug: string, label: string): string {
  return `/wiki/${slug}/versions/${encodeURIComponent(label)}`
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
