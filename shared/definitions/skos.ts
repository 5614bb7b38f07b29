import { isSafeLink } from '../document/urls.ts'
import { pagePath, versionPath } from './addresses.ts'
import type { ElementView, VersionRef } from './contract.ts'
import { about, type Fact, type FactObject, resource, value, words } from './facts.ts'
import { changeInWords, changesInWords, reasonsInWords } from './lineage-notes.ts'
import { languageOf, ownLanguage, type Published, permanentAddress, rights, statusInWords } from './published.ts'

/**
 * [DEF67–DEF69] A definition as SKOS: one concept, its versions as what was derived one from the other, and the elements of the
 * version shown with what each came from. Other versions are named; each tells its elements at its own address.
 */
export function skosOf(published: Published): Fact[] {
  const { definition } = published
  return [
    ...conceptFacts(published),
    ...definition.versions
      .filter(({ label }) => label !== definition.version?.label)
      .flatMap(other => otherVersionFacts(published, other)),
    ...shownFacts(published),
    ...definition.elements.flatMap(element => elementFacts(published, element)),
  ]
}

/** [DEF67] What goes on through all versions. */
export function conceptAddress({ origin, definition: { page } }: Published): string {
  return `${origin}${pagePath(page.slug)}#concept`
}

function conceptFacts(published: Published): Fact[] {
  const { origin, definition } = published
  const { page, versions } = definition
  const scheme = `${origin}/definitions`
  return [
    ...about(conceptAddress(published), [
      ['rdf:type', resource('http://www.w3.org/2004/02/skos/core#Concept')],
      ['skos:prefLabel', words(page.title, languageOf(published))],
      ['skos:inScheme', resource(scheme)],
      ...page.ancestors
        .filter(({ kind }) => kind === 'definition')
        .slice(-1)
        .map(({ slug }) => ['skos:broader', resource(`${origin}${pagePath(slug)}#concept`)] as const),
      ['skos:definition', words(textOf(published), languageOf(published))],
      ...versions.map(({ label }) => ['dcterms:hasVersion', resource(versionAddress(published, label))] as const),
      ...(definition.version ? [] : [['dcterms:hasVersion', resource(permanentAddress(published))] as const]),
    ]),
    ...about(scheme, [['rdf:type', resource('http://www.w3.org/2004/02/skos/core#ConceptScheme')]]),
  ]
}

function otherVersionFacts(published: Published, version: VersionRef): Fact[] {
  return versionFacts(published, versionAddress(published, version.label), version, version.datedOn)
}

/** [DEF68] The version shown, with all that is known of it. */
function shownFacts(published: Published): Fact[] {
  const { definition, authors, contentHash, dated } = published
  const { page, version, replaces, elements } = definition
  const address = permanentAddress(published)
  const sources = version?.sources ?? page.text?.sources ?? []
  const before = replaces ? resource(versionAddress(published, replaces.label)) : null
  return [
    ...versionFacts(published, address, version, dated),
    ...about(address, [
      ['rdf:value', words(textOf(published), languageOf(published))],
      ['dcterms:replaces', before],
      ['prov:wasRevisionOf', before],
      ['skos:historyNote', version?.provenance ? words(version.provenance, ownLanguage) : null],
      ['skos:changeNote', words(changesInWords(definition), ownLanguage)],
      ...authors.map(({ name }) => ['dc:creator', value(name)] as const),
      ...sources.map(source => ['dcterms:source', sourceOf(source.address)] as const),
      ['dc:rights', words(rights, ownLanguage)],
      ['dcterms:identifier', value(`sha256:${contentHash}`)],
      ...(version?.errata ?? []).map(({ text }) => ['skos:note', words(`Erratum: ${text}`, ownLanguage)] as const),
      ...translationsOf(published),
      ...elements.map(element => ['dcterms:hasPart', resource(permanentAddress(published, element))] as const),
    ]),
  ]
}

/** [DEF68] The version this one translates, and those that translate it. */
function translationsOf({ origin, definition: { version } }: Published) {
  const { translationOf = null, translations = [] } = version ?? {}
  const at = ({ slug, label }: { slug: string; label: string }) => resource(origin + versionPath(slug, label))
  return [
    ['schema:translationOfWork', translationOf && at(translationOf)] as const,
    ...translations.map(translation => ['schema:workTranslation', at(translation)] as const),
  ]
}

function versionFacts(published: Published, address: string, version: VersionRef | null, dated: string): Fact[] {
  const { title } = published.definition.page
  const language = version?.language ?? languageOf(published)
  return about(address, [
    ['rdf:type', resource('https://schema.org/DefinedTermSet')],
    ['rdf:type', resource('http://www.w3.org/ns/prov#Entity')],
    ['dcterms:isVersionOf', resource(conceptAddress(published))],
    ['dcterms:title', words(version ? `${title}: ${version.name}` : title, language)],
    ['dcterms:language', value(language)],
    ['dcterms:issued', dateOf(dated)],
    ['owl:versionInfo', version ? value(version.label) : null],
    ['schema:creativeWorkStatus', version ? value(statusInWords(version)) : null],
  ])
}

/** [DEF69] An element, and what each of its pasts was. The derivation has an address of its own, because it has a kind and words. */
function elementFacts(published: Published, element: ElementView): Fact[] {
  const { id, number, handle, text, lineage, variants } = element
  const address = permanentAddress(published, element)
  const language = languageOf(published)
  return [
    ...about(address, [
      ['rdf:type', resource('https://schema.org/DefinedTerm')],
      ['rdf:type', resource('http://www.w3.org/ns/prov#Entity')],
      ['dcterms:isPartOf', resource(permanentAddress(published))],
      ['dcterms:identifier', value(id)],
      ['skos:notation', value(String(number))],
      ['skos:prefLabel', handle ? words(handle, language) : null],
      ['skos:definition', words(text, language)],
      ['skos:changeNote', lineage ? words(changeInWords(lineage, number), ownLanguage) : null],
      ...(lineage ? reasonsInWords(lineage) : []).map(why => ['skos:changeNote', words(why, ownLanguage)] as const),
      ['skos:editorialNote', lineage ? words(lineage.reading, ownLanguage) : null],
      ...variants.map(variant => ['skos:note', words(variantInWords(variant), language)] as const),
    ]),
    ...(lineage ? lineage.from.flatMap(origin => derivationFacts(published, element, lineage, origin)) : []),
  ]
}

function derivationFacts(
  published: Published,
  element: ElementView,
  { kind, fromLabel, reading, rationale }: NonNullable<ElementView['lineage']>,
  from: NonNullable<ElementView['lineage']>['from'][number],
): Fact[] {
  const address = permanentAddress(published, element)
  const earlier = `${versionAddress(published, fromLabel)}#e${from.number}`
  const derivation = `${address}-from-${from.number}`
  const isRevision = kind === 'kept' || kind === 'reworded'
  const reasons = rationale.filter(why => why.from === from.number)
  const carried = from.runs.filter(run => run.kind === 'mov').map(run => run.text)
  return [
    ...about(address, [
      ['prov:wasDerivedFrom', resource(earlier)],
      ['prov:wasRevisionOf', isRevision ? resource(earlier) : null],
      ['prov:qualifiedDerivation', resource(derivation)],
    ]),
    ...about(derivation, [
      ['rdf:type', resource('http://www.w3.org/ns/prov#Derivation')],
      ['prov:entity', resource(earlier)],
      ['dc:type', value(kind)],
      ['skos:editorialNote', words(reading, ownLanguage)],
      ...reasons.map(({ text }) => ['skos:changeNote', words(text, ownLanguage)] as const),
      ...carried.map(text => ['rdf:value', words(text, languageOf(published))] as const),
    ]),
  ]
}

/** The elements alone, each on a line of its own; all of the text where it has none. */
function textOf({ definition: { elements } }: Published): string {
  return elements.map(({ number, text }) => `${number}. ${text}`).join('\n')
}

function variantInWords({ text, difference, seenIn }: ElementView['variants'][number]): string {
  return `Also seen as: ${text}${difference ? ` (${difference})` : ''} In: ${seenIn.join('; ')}`
}

function versionAddress({ origin, definition: { page } }: Published, label: string): string {
  return origin + versionPath(page.slug, label)
}

/** [DEF68] As precise as the source. */
function dateOf(dated: string): FactObject | null {
  if (/^\d{4}$/.test(dated)) return value(dated, 'xsd:gYear')
  if (/^\d{4}-\d{2}$/.test(dated)) return value(dated, 'xsd:gYearMonth')
  return /^\d{4}-\d{2}-\d{2}$/.test(dated) ? value(dated, 'xsd:date') : null
}

/** An address that is none stays words: in a list of facts it could name anything. */
function sourceOf(address: string): FactObject {
  return /^https?:/i.test(address) && isSafeLink(address) ? resource(address) : value(address)
}
