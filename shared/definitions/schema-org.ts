import { pagePath, versionPath } from './addresses.ts'
import type { ElementView } from './contract.ts'
import { languageOf, type Published, permanentAddress, publisher, statusInWords } from './published.ts'

type Described = Record<string, unknown>

/**
 * [DEF64] [DEF65] A version as search engines read it: a DefinedTermSet, and its elements as the DefinedTerms in it. Names are given
 * as a credit: only of members is it known that they are people.
 */
export function schemaOrgOf(published: Published): Described {
  const { definition, authors, dated, contentHash, origin } = published
  const { page, version, elements } = definition
  const address = permanentAddress(published)
  const members = authors.filter(({ path }) => path !== null)
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    '@id': address,
    name: page.title,
    ...(version && {
      alternateName: version.name,
      version: version.label,
      creativeWorkStatus: statusInWords(version),
    }),
    ...(/^\d{4}/.test(dated) && { datePublished: dated }),
    inLanguage: languageOf(published),
    identifier: `sha256:${contentHash}`,
    ...(authors.length > 0 && { creditText: authors.map(({ name }) => name).join(', ') }),
    ...(members.length > 0 && {
      creator: members.map(({ name, path }) => ({ '@type': 'Person', name, url: origin + path })),
    }),
    publisher: { '@type': 'Organization', name: publisher, url: origin },
    isBasedOn: basesOf(published),
    ...(version?.translationOf && {
      translationOfWork: { '@id': origin + versionPath(version.translationOf.slug, version.translationOf.label) },
    }),
    mainEntityOfPage: version?.status === 'in_force' ? origin + pagePath(page.slug) : address,
    hasDefinedTerm: elements.map(element => termOf(published, element)),
  }
}

/** The version before, and the works the text comes from. */
function basesOf({ origin, definition: { page, version, replaces } }: Published): Described[] {
  const sources = version?.sources ?? page.text?.sources ?? []
  return [
    ...(replaces
      ? [{ '@type': 'DefinedTermSet', name: replaces.name, '@id': origin + versionPath(page.slug, replaces.label) }]
      : []),
    ...sources.map(({ title, address }) => ({ '@type': 'CreativeWork', name: title, url: address })),
  ]
}

function termOf(published: Published, element: ElementView): Described {
  const { number, handle, text } = element
  return {
    '@type': 'DefinedTerm',
    '@id': permanentAddress(published, element),
    name: handle || `Element ${number}`,
    termCode: String(number),
    description: text,
  }
}
