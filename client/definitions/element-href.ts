/** An element's own page: its text in every version, and what became of it. */
export function elementHref(slug: string, elementId: string): string {
  return `/wiki/${slug}/elements/${encodeURIComponent(elementId)}`
}
