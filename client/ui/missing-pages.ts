import { decodedPart } from '@fieldword/shared/kernel/decoded.ts'

/** The address where a page of this title is made. */
export function newPageHref(title: string): string {
  return `/new?title=${encodeURIComponent(title)}`
}

/** The title an address without a page asks for: "/wiki/seat-time" → "Seat time"; null where no page could stand. */
export function missingTitle(here: string): string | null {
  const slug = /^\/wiki\/([^/?]+)\/?(?:\?|$)/.exec(here)?.[1]
  if (!slug) return null
  const [first = '', ...rest] = (decodedPart(slug) ?? '').replaceAll('-', ' ').trim()
  return first ? (first.toUpperCase() + rest.join('')).slice(0, 200) : null
}
