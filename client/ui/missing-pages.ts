/** The address where a page of this title is made. */
export function newPageHref(title: string): string {
  return `/new?title=${encodeURIComponent(title)}`
}

/** A title whose slug this is: "seat-time" → "Seat time". */
export function titleFromSlug(slug: string): string {
  const [first = '', ...rest] = slug.replaceAll('-', ' ')
  return first.toUpperCase() + rest.join('')
}
