import type { ElementLook } from './element-answer.ts'

/** An element's own page: its text in each version, and what became of it; from the newest on, or from further back. */
export function elementHref(slug: string, elementId: string, at?: ElementLook): string {
  const query = new URLSearchParams()
  if (at?.versions) query.set('versions', at.versions)
  if (at?.cursor) query.set('cursor', at.cursor)
  return `/wiki/${slug}/elements/${encodeURIComponent(elementId)}${query.size > 0 ? `?${query}` : ''}`
}
