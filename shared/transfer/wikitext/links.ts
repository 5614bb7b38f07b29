import { anchorWords } from '../../document/anchors.ts'
import { isSafeImage, isSafeLink, pageHref } from '../../document/urls.ts'
import { isRefusal } from '../../kernel/result.ts'
import { slugFrom } from '../../pages/slug.ts'

/** What the source says of itself, as far as its links depend on it. */
export interface WikiSite {
  /** Address of a page of the source up to its title; null when the source does not say. */
  readonly base: string | null
  /** Its namespaces by their names in lower case: 6 holds files, 14 categories. */
  readonly namespaces: ReadonlyMap<string, number>
}

export type LinkTarget =
  | { readonly kind: 'page'; readonly href: string | null }
  | { readonly kind: 'file'; readonly src: string | null }
  | { readonly kind: 'category' | 'interwiki'; readonly name: string }

// Names every MediaWiki knows beside its own.
const everywhere: readonly (readonly [string, number])[] = [
  ['file', 6],
  ['image', 6],
  ['media', 6],
  ['category', 14],
]
const languageOrProject = /^[a-z]{2,12}(?:-[a-z]{2,8})*$/

/** Where `[[target]]` leads. A colon in front makes a link of what would else be a picture or a category. */
export function linkTarget(raw: string, site: WikiSite): LinkTarget {
  const asLink = raw.startsWith(':')
  const target = raw.replace(/^:/, '').replaceAll('_', ' ').trim()
  const [, prefix = '', rest = ''] = /^([^:#]+):(.*)$/.exec(target) ?? []
  const namespace = namespaceOf(prefix, site)
  if (!asLink && namespace === 6) return { kind: 'file', src: fileAddress(rest.trim(), site) }
  if (!asLink && namespace === 14) return { kind: 'category', name: rest.trim() }
  if (prefix && namespace === null && languageOrProject.test(prefix)) return { kind: 'interwiki', name: prefix }
  return { kind: 'page', href: pageAddress(target) }
}

export function namespaceOf(prefix: string, { namespaces }: WikiSite): number | null {
  const name = prefix.trim().toLowerCase()
  if (name === '') return null
  return namespaces.get(name) ?? everywhere.find(([known]) => known === name)?.[1] ?? null
}

function pageAddress(target: string): string | null {
  const [title = '', fragment] = target.split('#', 2)
  // A link within the page itself.
  if (title.trim() === '') return null
  const slug = slugFrom(title)
  if (isRefusal(slug)) return null
  const href = pageHref(slug) + (fragment ? `#s-${anchorWords(fragment)}` : '')
  return isSafeLink(href) ? href : null
}

/** MediaWiki answers with the file itself at this address, whichever wiki holds it. */
function fileAddress(name: string, { base }: WikiSite): string | null {
  if (!base || name === '') return null
  const src = `${base}Special:Redirect/file/${encodeURIComponent(name.replaceAll(' ', '_'))}`
  return isSafeImage(src) ? src : null
}
