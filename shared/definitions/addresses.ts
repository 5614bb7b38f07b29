/**
 * Every address at which a definition is published, in one place. Paths of this wiki, in ASCII: they stand in headers too.
 */
export function pagePath(slug: string): string {
  return `/wiki/${encodeURIComponent(slug)}`
}

/** [DEF60] The permanent address of a version. */
export function versionPath(slug: string, label: string): string {
  return `${pagePath(slug)}/versions/${encodeURIComponent(label)}`
}

/** The permanent address of a text that has no version name. */
export function revisionPath(slug: string, number: number): string {
  return `${pagePath(slug)}/revisions/${number}`
}

/** [DEF60] The address that will always have what is read now, or what the version says. */
export function permanentPath({ page, version }: Texts): string {
  if (version) return versionPath(page.slug, version.label)
  return page.text ? revisionPath(page.slug, page.text.number) : pagePath(page.slug)
}

interface Texts {
  readonly page: { readonly slug: string; readonly text: { readonly number: number } | null }
  readonly version?: { readonly label: string } | null | undefined
}

/** What is cited and taken along: a version, or the text in force where it has no name. */
export interface Place {
  readonly slug: string
  /** Null for what visitors read now. */
  readonly label: string | null
}

export function placePath({ slug, label }: Place): string {
  return label === null ? pagePath(slug) : versionPath(slug, label)
}

/** [DEF60] The page of citations, of a version or of one element of it. */
export function citePath(place: Place, element?: number | undefined): string {
  return `${placePath(place)}/cite${element === undefined ? '' : `?element=e${element}`}`
}

/** [DEF60] One citation as a file. */
export function citationFilePath(place: Place, format: string, element?: number | undefined): string {
  return `${placePath(place)}/cite?${element === undefined ? '' : `element=e${element}&`}format=${format}`
}

/** [DEF66] The same text in another form: `ttl`, `jsonld`, `md`, `txt`, `json`. */
export function formPath(place: Place, extension: string): string {
  return `${placePath(place)}.${extension}`
}

export function linksetPath(place: Place): string {
  return `${placePath(place)}/linkset`
}

export function timeMapPath(slug: string, extension: 'link' | 'json' = 'link'): string {
  return `${pagePath(slug)}/timemap.${extension}`
}

/** [DEF76] The card others show on their pages. */
export function embedPath({ slug, label }: Place, element?: number | undefined): string {
  const path = `/embed/${encodeURIComponent(slug)}${label === null ? '' : `/${encodeURIComponent(label)}`}`
  return element === undefined ? path : `${path}?element=e${element}`
}

export function oembedPath(address: string, format: 'json' | 'xml' = 'json'): string {
  return `/oembed?url=${encodeURIComponent(address)}&format=${format}`
}
