import { citationFilePath, embedPath, formPath, linksetPath, oembedPath, type Place, placePath } from './addresses.ts'
import type { Link } from './memento.ts'

/** What a place is told of in links: what it is, where it stands, who wrote it. */
export interface Signposted {
  readonly origin: string
  /** As it was asked for. */
  readonly place: Place
  /** [DEF60] Where it will always be. */
  readonly permanent: string
  /** Addresses of members who wrote it. */
  readonly authors: readonly string[]
}

/** [DEF73] The forms a definition can be had in beside its page, with their media types. */
export const forms = {
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
  md: 'text/markdown',
  txt: 'text/plain',
  json: 'application/json',
} as const
export type Form = keyof typeof forms

/** [DEF73] Signposting, level 1, of the page: few enough for a header. All else is in the link set. */
export function pageSignposts({ origin, place, permanent }: Signposted): Link[] {
  return [
    { href: permanent, rel: 'cite-as' },
    { href: 'https://schema.org/DefinedTermSet', rel: 'type' },
    { href: 'https://schema.org/AboutPage', rel: 'type' },
    ...(['ttl', 'jsonld'] as const).map(form => ({
      ...{ href: origin + formPath(place, form), rel: 'describedby', type: forms[form] },
    })),
    { href: origin + linksetPath(place), rel: 'linkset', type: linksetType },
  ]
}

/** [DEF73] The way back from another form of the text. */
export function formSignposts({ origin, place, permanent }: Signposted, form: Form): Link[] {
  const page = origin + placePath(place)
  return [
    { href: permanent, rel: 'cite-as' },
    { href: page, rel: form === 'ttl' || form === 'jsonld' ? 'describes' : 'collection', type: 'text/html' },
    { href: origin + linksetPath(place), rel: 'linkset', type: linksetType },
  ]
}

export const linksetType = 'application/linkset+json'

/** [DEF73] Signposting, level 2: all links of a place and of its forms, as RFC 9264 has them. */
export function linksetOf(told: Signposted): { linkset: Record<string, unknown>[] } {
  const { origin, place, permanent, authors } = told
  const page = origin + placePath(place)
  const typed = (path: string, type: string) => ({ href: origin + path, type })
  const bibtex = typed(citationFilePath(place, 'bibtex'), 'application/x-bibtex')
  const csl = typed(citationFilePath(place, 'csl'), 'application/vnd.citationstyles.csl+json')
  const items = (['md', 'txt'] as const).map(form => typed(formPath(place, form), forms[form]))
  const described = (['ttl', 'jsonld'] as const).map(form => typed(formPath(place, form), forms[form]))
  return {
    linkset: [
      {
        anchor: page,
        'cite-as': [{ href: permanent }],
        type: [{ href: 'https://schema.org/DefinedTermSet' }, { href: 'https://schema.org/AboutPage' }],
        ...(authors.length > 0 ? { author: authors.map(href => ({ href })) } : {}),
        describedby: [...described, bibtex, csl],
        item: items,
        alternate: [typed(formPath(place, 'json'), forms.json), typed(oembedPath(page), 'application/json+oembed')],
        related: [typed(embedPath(place), 'text/html')],
      },
      ...items.map(({ href }) => ({ anchor: href, collection: [{ href: page, type: 'text/html' }] })),
      ...described.map(({ href }) => ({ anchor: href, describes: [{ href: page, type: 'text/html' }] })),
    ],
  }
}
