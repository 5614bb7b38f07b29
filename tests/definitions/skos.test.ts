import { readFileSync } from 'node:fs'
import { turtleOf } from '@fieldword/server/definitions/facts-turtle.ts'
import type { Fact } from '@fieldword/shared/definitions/facts.ts'
import { named } from '@fieldword/shared/definitions/facts.ts'
import { jsonLdOf } from '@fieldword/shared/definitions/facts-json-ld.ts'
import { skosOf } from '@fieldword/shared/definitions/skos.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsonld from 'jsonld'
import { Parser, type Quad, Store } from 'n3'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { Caller } from '../support/caller.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { aPublished } from './support/published.ts'

interface KnownFacts {
  readonly definitions: readonly { readonly id: string; readonly year: number; readonly elements: readonly string[] }[]
  readonly lineage_reading: {
    readonly label: string
    readonly links: readonly {
      readonly from: readonly string[]
      readonly to: readonly string[]
      readonly kinds: readonly string[]
      readonly carried?: readonly (readonly [string, string])[]
    }[]
  }
}

const known = JSON.parse(
  readFileSync(new URL('../fixtures/definitions/competency-education.json', import.meta.url), 'utf8'),
) as KnownFacts
const page = `http://localhost:3000/wiki/${seededDefinition}`
const element = (name: string) => `${page}/versions/${name.replace('-', '#e')}`

let wiki: SeededWiki
let caller: Caller
beforeAll(async () => {
  wiki = await createSeededWiki()
  caller = new Caller(wiki.url)
})
afterAll(() => wiki.close())

const turtle = (text: string) => new Parser({ format: 'text/turtle' }).parse(text)
async function fromJsonLd(document: unknown): Promise<Quad[]> {
  const lines = await jsonld.toRDF(
    document as jsonld.JsonLdDocument,
    {
      format: 'application/n-quads',
      documentLoader: () => Promise.reject(new Error('nothing is to be fetched')),
    } as jsonld.Options.ToRdf,
  )
  return new Parser({ format: 'application/n-quads' }).parse(String(lines))
}
const lines = (quads: readonly Quad[]) =>
  quads
    .map(({ subject, predicate, object }) =>
      JSON.stringify([subject, predicate, object].map(term => term.toJSON?.() ?? term)),
    )
    .sort(byLetters)

/** What a library of facts holds once it has followed the concept to its versions. */
async function gathered(): Promise<Store> {
  const store = new Store(turtle(String((await caller.get(`${wiki.url}/wiki/${seededDefinition}.ttl`)).body)))
  const versions = store.getObjects(`${page}#concept`, named('dcterms:hasVersion'), null)
  for (const { value } of versions) {
    const { body } = await caller.get(value.replace('http://localhost:3000', wiki.url), { accept: 'text/turtle' })
    store.addQuads(turtle(String(body)))
  }
  return store
}

const byLetters = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1)

describe('the definition as SKOS', () => {
  it('[DEF66] says the same in Turtle and in JSON-LD, without anything being fetched', async () => {
    for (const path of [seededDefinition, `${seededDefinition}/versions/2011`, `${seededDefinition}/versions/2019`]) {
      const ttl = await caller.get(`${wiki.url}/wiki/${path}.ttl`)
      const json = await caller.get(`${wiki.url}/wiki/${path}.jsonld`)
      expect(ttl.headers.get('content-type')).toBe('text/turtle; charset=utf-8')
      expect(json.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
      const facts = turtle(String(ttl.body))
      expect(facts.length).toBeGreaterThan(40)
      expect(lines(await fromJsonLd(json.body))).toEqual(lines(facts))
    }
  })

  it('[DEF67] [DEF68] has every element of both versions to the letter, in its place', async () => {
    const store = await gathered()
    for (const version of known.definitions.filter(({ id }) => /^(2011|2019)-/.test(id))) {
      const parts = store.getObjects(`${page}/versions/${version.year}`, named('dcterms:hasPart'), null)
      const texts = parts.map(part => {
        const [number] = store.getObjects(part, named('skos:notation'), null)
        const [text] = store.getObjects(part, named('skos:definition'), null)
        expect(text).toMatchObject({ language: 'en' })
        return [Number(number?.value), text?.value] as const
      })
      expect(texts.sort(([a], [b]) => a - b).map(([, text]) => text)).toEqual(version.elements)
    }
  })

  it('[DEF69] has exactly the lineage of the facts, and whose reading it is', async () => {
    const store = await gathered()
    const wanted = known.lineage_reading.links.flatMap(({ from, to }) =>
      from.flatMap(a => to.map(b => [element(b), element(a)])),
    )
    const found = store
      .getQuads(null, named('prov:wasDerivedFrom'), null, null)
      .map(({ subject, object }) => [subject.value, object.value])
    expect(found.sort(byLetters)).toEqual(wanted.sort(byLetters))
    for (const { from, to, kinds, carried = [] } of known.lineage_reading.links) {
      for (const [a, b] of from.flatMap(before => to.map(after => [before, after] as const))) {
        const derivation = `${element(b)}-from-${a.split('-')[1]}`
        const told = (predicate: Parameters<typeof named>[0]) =>
          store.getObjects(derivation, named(predicate), null).map(({ value }) => value)
        expect([b, told('dc:type')]).toEqual([b, [kinds[0]]])
        expect(told('skos:editorialNote')).toEqual([known.lineage_reading.label])
        const words = carried.filter(([, into]) => into === b).map(([text]) => text)
        if (words.length > 0) expect(told('rdf:value').join(' ')).toBe(words.join(' '))
      }
    }
    const derived = new Set(found.map(([subject]) => subject))
    const first = store.getObjects(`${page}/versions/2019`, named('dcterms:hasPart'), null).map(({ value }) => value)
    expect(first.filter(part => !derived.has(part)).sort(byLetters)).toEqual([element('2019-5'), element('2019-6')])
  })

  it('[DEF68] dates the versions as precisely as known, and says which followed which and why', async () => {
    const store = await gathered()
    const told = (version: string, predicate: Parameters<typeof named>[0]) =>
      store.getObjects(`${page}/versions/${version}`, named(predicate), null)
    expect(told('2011', 'dcterms:issued')[0]).toMatchObject({ value: '2011', datatype: { value: named('xsd:gYear') } })
    expect(told('2019', 'dcterms:issued')[0]).toMatchObject({
      value: '2019-11-14',
      datatype: { value: named('xsd:date') },
    })
    expect(told('2019', 'prov:wasRevisionOf').map(({ value }) => value)).toEqual([`${page}/versions/2011`])
    expect(told('2011', 'prov:wasRevisionOf')).toEqual([])
    expect(told('2019', 'skos:historyNote')[0]?.value).toContain('14 November 2019')
    expect(told('2019', 'skos:changeNote')[0]?.value).toBe(
      '2019 against 2011, by element: kept word for word: 3; reworded: 2 and 4; from split or joined elements: 1 and 7; new: 5 and 6 (editorial reading).',
    )
    expect(told('2011', 'dc:creator').map(({ value }) => value)).toEqual(['CompetencyWorks and iNACOL'])
    expect(told('2019', 'dcterms:source')).toHaveLength(3)
  })
})

it.each(seeds())(
  '[DEF66] whatever texts say, both ways of writing read back as the same facts (seed %s)',
  async seed => {
    const chance = chanceOf(seed)
    const pieces = [
      '"',
      '\\',
      '\n',
      '"""',
      "'",
      '<',
      '>',
      '@en',
      '^^',
      '\u0000',
      '\ud83d\ude00',
      'ü',
      'ع',
      '#',
      '. ',
      '</script>',
      '\t',
      'skos:x',
    ]
    const words = () => Array.from({ length: 12 }, () => chance.one(pieces)).join('')
    const published = aPublished({
      title: words(),
      texts: [words(), words()],
      authors: [words()],
      sources: [
        { title: words(), address: 'https://example.org/a?b=c#d' },
        { title: 'no address', address: `https://example.org/> <x:y> "${words()}` },
      ],
    })
    const facts = skosOf(published)
    const read = turtle(await turtleOf(facts))
    expect(lines(read)).toEqual(lines(await fromJsonLd(jsonLdOf(facts))))
    expect(read).toHaveLength(new Set(facts.map(fact => JSON.stringify(fact))).size)
    const definitions = new Store(read).getObjects(null, named('skos:definition'), null).map(({ value }) => value)
    for (const { text } of published.definition.elements) expect(definitions).toContain(text)
  },
)

it('[DEF94] why an element changed is told of it, and of the derivation that the reason is about', () => {
  const published = aPublished()
  const from = (number: number) => ({ elementId: `was-${number}`, number, handle: '', runs: [] })
  const lineage = {
    ...{ kind: 'split' as const, moved: false, fromLabel: '2011', reading: 'editorial reading' },
    from: [from(2), from(5)],
    rationale: [{ from: 5, to: 1, text: 'The summit asked for it.' }],
  }
  const elements = published.definition.elements.map(one => (one.number === 1 ? { ...one, lineage } : one))
  const notes = skosOf({ ...published, definition: { ...published.definition, elements } })
    .filter(({ predicate }) => predicate === named('skos:changeNote'))
    .map(({ subject, object }) => [subject.split('#')[1], object.kind === 'words' ? object.text : null])
  expect(notes).toContainEqual(['e1', 'From element 5 of 2011: The summit asked for it.'])
  expect(notes).toContainEqual(['e1-from-5', 'The summit asked for it.'])
  expect(notes.filter(([subject]) => subject === 'e1-from-2')).toEqual([])
})

it('[DEF66] a fact is about addresses, however hostile a source', () => {
  const facts: Fact[] = skosOf(aPublished({ sources: [{ title: 'x', address: 'javascript:alert(1)' }] }))
  expect(
    facts.filter(({ predicate }) => predicate === named('dcterms:source')).map(({ object }) => object.kind),
  ).toEqual(['value'])
})
