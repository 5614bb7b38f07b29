import type { ElementView } from './contract.ts'
import {
  type AuthorName,
  languageOf,
  type Published,
  permanentAddress,
  publisher,
  titleOf,
  versionInWords,
} from './published.ts'

/** What the styles and formats of a citation are made from: an item of CSL-JSON 1.0. */
export interface CslItem {
  readonly id: string
  readonly type: 'webpage'
  readonly title: string
  readonly genre: string
  readonly 'container-title': string
  readonly author?: readonly CslName[]
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] }
  readonly URL: string
  readonly language: string
}

export type CslName = { readonly literal: string } | { readonly family: string; readonly given: string }

/** [DEF61–DEF63] A version, or one element of it, as what is cited. */
export function cslOf(published: Published, element?: ElementView | undefined): CslItem {
  const { definition, authors, dated, revisionNumber } = published
  const { page, version } = definition
  const date = datePartsOf(dated)
  return {
    id: [page.slug, version?.label ?? `r${revisionNumber}`, element ? `e${element.number}` : '']
      .filter(Boolean)
      .join('-'),
    type: 'webpage',
    title: oneLine(titleOf(published, element)),
    genre: `Definition, ${versionInWords(published)}`,
    'container-title': publisher,
    ...(authors.length > 0 ? { author: authors.map(nameOf) } : {}),
    ...(date ? { issued: { 'date-parts': [date] } } : {}),
    URL: permanentAddress(published, element),
    language: languageOf(published),
  }
}

/**
 * [DEF61] Only "Family, Given" says which part of a name is which. All other names stay whole: to take them apart is to guess, and
 * wrong for an organisation.
 */
function nameOf({ name, path }: AuthorName): CslName {
  const [family = '', given = '', ...more] = name.split(',').map(part => oneLine(part))
  return path === null && more.length === 0 && family && given ? { family, given } : { literal: oneLine(name) }
}

/** [DEF61] As precise as the source: [2011], [2019, 11, 14]. */
export function datePartsOf(dated: string): number[] | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)/.exec(dated)
  return found ? found.slice(1).filter(Boolean).map(Number) : null
}

/** Formats that are read line by line would take a second line for a field of its own. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
