import { readFileSync } from 'node:fs'
import { plugins } from '@citation-js/core'
import { citationIn } from '@fieldword/server/definitions/cite-formats.ts'
import { trimmedStyle } from '@fieldword/server/definitions/cite-style.ts'
import { type CitationFormat, citationFormat } from '@fieldword/shared/definitions/cite-contract.ts'
import { type CslItem, cslOf } from '@fieldword/shared/definitions/cite-csl.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { Caller } from '../support/caller.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { bibtexEntries, risRecords } from './support/bibliographies.ts'
import { aPublished } from './support/published.ts'

const address = 'https://wiki.example.org/wiki/competency-based-education/versions/2019'

/** In every format. */
function citationsOf(item: CslItem): Record<CitationFormat, string> {
  return Object.fromEntries(citationFormat.options.map(format => [format, citationIn(format, item)])) as never
}

describe('a citation', () => {
  it('[DEF61] names the authors as they are recorded, and dates as the source does', () => {
    expect(citationsOf(cslOf(aPublished())).apa).toBe(
      `Eliot Levine & Susan Patrick. (2019, November 14). Competency-based education [Definition, version 2019, revision 2]. Fieldword. ${address}`,
    )
    expect(citationsOf(cslOf(aPublished())).chicago).toBe(
      `Eliot Levine and Susan Patrick. 2019. “Competency-Based Education.” Definition, version 2019, revision 2. Fieldword, November 14. ${address}.`,
    )
    const vague = aPublished({ dated: '2011', authors: ['CompetencyWorks and iNACOL'] })
    expect(citationsOf(cslOf(vague)).apa).toMatch(/^CompetencyWorks and iNACOL\. \(2011\)\. /)
  })

  it('[DEF61] takes a name apart only where it says how', () => {
    const { apa } = citationsOf(cslOf(aPublished({ authors: ['Levine, Eliot', 'Aurora Institute'] })))
    expect(apa).toMatch(/^Levine, E\.,? & Aurora Institute\. \(2019/)
  })

  it('[DEF61] invents no author and no date', () => {
    const item = cslOf(aPublished({ authors: [], dated: 'some time ago' }))
    expect(item).not.toHaveProperty('author')
    expect(item).not.toHaveProperty('issued')
    expect(citationsOf(item).apa).toMatch(/^Competency-based education\. \(n\.d\.\)\. /)
  })

  it('[DEF61] says no access date: what it leads to never changes', () => {
    for (const text of Object.values(citationsOf(cslOf(aPublished())))) expect(text).not.toMatch(/access|retrieved/i)
  })

  it('[DEF61] says that a version was withdrawn, and nothing of its status that may change', () => {
    expect(cslOf(aPublished({ status: 'withdrawn' })).genre).toBe('Definition, version 2019, revision 2, withdrawn')
    expect(cslOf(aPublished({ status: 'in_force' })).genre).toBe('Definition, version 2019, revision 2')
  })

  it('[DEF62] of one element names it and leads to it', () => {
    const published = aPublished()
    const item = cslOf(published, published.definition.elements[3])
    expect(item).toMatchObject({
      id: 'competency-based-education-2019-e4',
      title: 'Competency-based education, element 4 (Mastery)',
      URL: `${address}#e4`,
    })
  })
})

it.each(['apa', 'chicago-author-date'])(
  '[DEF61] of the style %s nothing is left out that is said of what is cited here',
  name => {
    const xml = readFileSync(new URL(`../../server/definitions/cite-styles/${name}.csl`, import.meta.url), 'utf8')
    plugins.config.get('@csl').styles.add(`whole-${name}`, xml)
    plugins.config.get('@csl').styles.add(`trimmed-${name}`, trimmedStyle(xml))
    const inStyle = (template: string, item: CslItem) =>
      plugins.output.format('bibliography', [item], { format: 'text', template: `${template}-${name}`, lang: 'en-US' })
    const published = aPublished()
    const items = [
      cslOf(published),
      cslOf(published, published.definition.elements[3]),
      cslOf(aPublished({ authors: [] })),
      cslOf(aPublished({ dated: '2011', authors: ['CompetencyWorks and iNACOL'] })),
      cslOf(aPublished({ dated: '2018-05', authors: ['Levine, Eliot', 'Patrick, Susan', 'A', 'B', 'C'] })),
      cslOf(aPublished({ dated: 'unknown', authors: [], status: 'withdrawn' })),
    ]
    for (const item of items) expect(inStyle('trimmed', item)).toBe(inStyle('whole', item))
  },
)

describe('what is hostile in a title or a name', () => {
  const hostile = [
    'A {brace, and \\input{secrets}',
    '100 % of $x_1^2$ & #1 ~ "quoted"',
    '<i>markup</i> and <script>alert(1)</script>',
    'ER  - ',
    'TY  - JOUR',
    '教育 التعليم कौशल é ß 😀',
    '}{',
    '@misc{x, title = {y}}',
  ]

  it.each(hostile)('[DEF63] %s comes out of every format as it was', words => {
    const { id, ...item } = cslOf(aPublished())
    expectSame({ ...item, id, title: words, author: [{ literal: words.trim() }, { family: 'A', given: words.trim() }] })
  })

  it.each(seeds())('[DEF63] whatever signs a title is made of (seed %s)', seed => {
    const chance = chanceOf(seed)
    const signs = [
      '{',
      '}',
      '\\',
      '%',
      '$',
      '#',
      '_',
      '^',
      '~',
      '&',
      '<i>',
      '</i>',
      '"',
      "'",
      ',',
      ' and ',
      'ER  - ',
      'a',
      '教',
      ' ',
    ]
    const words = Array.from({ length: 24 }, () => chance.one(signs)).join('')
    const clean = words.replace(/\s+/g, ' ').trim() || 'a'
    expectSame({ ...cslOf(aPublished()), title: clean, author: [{ literal: clean }] })
  })

  it('[DEF63] line ends of a title do not begin fields', () => {
    const title = 'One\r\nER  - \r\nTY  - JOUR\nTI  - Two\u2028Three'
    const item = cslOf(aPublished({ title }))
    expect(item.title).toBe('One ER - TY - JOUR TI - Two Three')
    expect(risRecords(citationsOf(item).ris)).toHaveLength(1)
  })

  function expectSame(item: CslItem): void {
    const { bibtex, ris, csl, apa } = citationsOf(item)
    const [entry, ...more] = bibtexEntries(bibtex)
    expect(more).toEqual([])
    expect(entry?.key).toBe(item.id)
    expect(entry?.fields.title).toBe(item.title)
    expect(entry?.fields.url).toBe(item.URL)
    const records = risRecords(ris)
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({ TY: ['ELEC'], TI: [item.title], UR: [item.URL] })
    expect(JSON.parse(csl)).toEqual([item])
    const letters = (text: string) => text.replaceAll(/["'“”‘’\s]/g, '')
    expect(letters(apa)).toContain(letters(item.title))
  }
})

describe('citations over HTTP', () => {
  let wiki: SeededWiki
  let caller: Caller
  beforeAll(async () => {
    wiki = await createSeededWiki()
    caller = new Caller(wiki.url)
  })
  afterAll(() => wiki.close())
  const get = (path: string) => caller.get(wiki.url + path)
  const versions = `/wiki/${seededDefinition}/versions`

  it('[DEF62] come as files with their media type and a name that says what they cite', async () => {
    const types = {
      apa: 'text/plain; charset=utf-8',
      chicago: 'text/plain; charset=utf-8',
      bibtex: 'application/x-bibtex; charset=utf-8',
      ris: 'application/x-research-info-systems; charset=utf-8',
      csl: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    }
    for (const [format, type] of Object.entries(types)) {
      const { status, headers } = await get(`${versions}/2019/cite?element=e4&format=${format}`)
      expect([format, status, headers.get('content-type')]).toEqual([format, 200, type])
      expect(headers.get('content-disposition')).toContain(`${seededDefinition}-2019-e4.`)
    }
    const { body } = await get(`${versions}/2011/cite?format=csl`)
    expect(body).toMatchObject([
      {
        author: [{ literal: 'CompetencyWorks and iNACOL' }],
        issued: { 'date-parts': [[2011]] },
        URL: `http://localhost:3000${versions}/2011`,
      },
    ])
  })

  it('[DEF62] without a version cite the permanent address of the one in force', async () => {
    const { body } = await get(`/wiki/${seededDefinition}/cite?format=csl`)
    expect(body).toMatchObject([{ URL: `http://localhost:3000${versions}/2019` }])
  })

  it('[DEF62] in unknown formats, of elements and versions that are not there, are refused with the reason', async () => {
    const unknown = await get(`${versions}/2019/cite?format=mla`)
    expect([unknown.status, String(unknown.body)]).toEqual([400, expect.stringContaining('apa, chicago, bibtex, ris')])
    expect((await get(`${versions}/2019/cite?format=apa&element=e8`)).status).toBe(404)
    expect((await get(`${versions}/2019/cite?format=apa&element=4`)).status).toBe(400)
    expect((await get(`${versions}/1999/cite?format=apa`)).status).toBe(404)
    expect((await get('/wiki/nothing-here/cite?format=apa')).status).toBe(404)
    expect((await get('/wiki/about-competencyworks/cite?format=apa')).status).toBe(404)
    expect((await caller.get(`${wiki.url}/api/v1/definitions/${seededDefinition}/citations?element=4`)).status).toBe(
      400,
    )
  })
})
