import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsonld from 'jsonld'
import { Caller } from '../support/caller.ts'
import { createSeededWiki, type SeededWiki, seededArticle, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let visitor: Caller
beforeAll(async () => {
  wiki = await createSeededWiki()
  visitor = new Caller(wiki.url)
})
afterAll(() => wiki.close())

const origin = 'http://localhost:3000'
const page = `/wiki/${seededDefinition}`
const get = (path: string) => visitor.get(wiki.url + path)
const oembedOf = (url: string) => get(`/oembed?${new URLSearchParams({ url })}`)

describe('a card', () => {
  it('[DEF76] may be framed by any page, runs nothing, loads nothing and keeps nothing', async () => {
    const { status, headers, body } = await get(`/embed/${seededDefinition}`)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('frame-ancestors *')
    expect(policy).not.toContain('script-src')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    expect(String(body)).not.toMatch(/<script|<link rel="stylesheet"|\son[a-z]+=|\sstyle="/)
    expect(Buffer.byteLength(String(body))).toBeLessThan(8000)
  })

  it('[DEF76] is the only thing that may be framed', async () => {
    for (const path of [page, '/', `${page}/cite`, `${page}.md`]) {
      const { headers } = await get(path)
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
    }
  })

  it('[DEF77] follows the version in force, or stays with one and says that it is not', async () => {
    const following = String((await get(`/embed/${seededDefinition}`)).body)
    expect(following).toContain('Updated definition, 2019, in force')
    expect(following).toContain('Shows the version in force.')
    const fixed = String((await get(`/embed/${seededDefinition}/2011`)).body)
    expect(fixed).toContain('Students advance upon demonstrated')
    expect(fixed).toContain('This version is not in force.')
    expect(fixed).toContain(`href="${origin}${page}/versions/2011"`)
  })

  it('[DEF77] shows one element where one is asked for', async () => {
    const body = String((await get(`/embed/${seededDefinition}/2019?element=e4`)).body)
    expect(body.match(/<li /g)).toHaveLength(1)
    expect(body).toContain('<li id="e4" value="4">')
    expect((await get(`/embed/${seededDefinition}/2019?element=e8`)).status).toBe(404)
    expect((await get(`/embed/${seededDefinition}/2019?element=%22%3E`)).status).toBe(400)
    expect((await get('/embed/nobody-wrote-this')).status).toBe(404)
    expect((await get(`/embed/${seededArticle}`)).status).toBe(404)
  })
})

describe('oEmbed', () => {
  const oembed = (query: Record<string, string>) => get(`/oembed?${new URLSearchParams(query)}`)

  it('[DEF79] is found from the page', async () => {
    const { body } = await get(page)
    const [, path = ''] =
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(String(body)) ?? []
    const { status, body: told } = await get(path.replaceAll('&amp;', '&'))
    expect(status).toBe(200)
    expect(told).toMatchObject({ version: '1.0', type: 'rich', title: 'Competency-based education' })
  })

  it('[DEF78] gives the frame of what the address names: the version in force, a version, an element', async () => {
    const src = async (url: string) => {
      const { html } = (await oembed({ url })).body as { html: string }
      return /src="([^"]*)"/.exec(html)?.[1]
    }
    expect(await src(`${origin}${page}`)).toBe(`${origin}/embed/${seededDefinition}`)
    expect(await src(`${origin}${page}/versions/2011`)).toBe(`${origin}/embed/${seededDefinition}/2011`)
    expect(await src(`${origin}${page}?version=2011`)).toBe(`${origin}/embed/${seededDefinition}/2011`)
    expect(await src(`${origin}${page}/versions/2019#e4`)).toBe(`${origin}/embed/${seededDefinition}/2019?element=e4`)
  })

  it('[DEF78] is never larger than it may be', async () => {
    const { body } = await oembed({ url: `${origin}${page}`, maxwidth: '300', maxheight: '200' })
    expect(body).toMatchObject({ width: 300, height: 200, html: expect.stringContaining('width="300" height="200"') })
    const { body: wide } = await oembed({ url: `${origin}${page}`, maxwidth: '9000' })
    expect(wide).toMatchObject({ width: 560 })
    for (const maxwidth of ['0', '-1', '1e3', 'wide', '']) {
      expect([maxwidth, (await oembed({ url: `${origin}${page}`, maxwidth })).status]).toEqual([maxwidth, 400])
    }
  })

  it('[DEF78] says the same in XML', async () => {
    const { headers, body } = await oembed({ url: `${origin}${page}`, format: 'xml' })
    expect(headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect(String(body)).toMatch(/^<\?xml .*\n<oembed><version>1\.0<\/version><type>rich<\/type>/)
    expect(String(body)).toContain('<html>&lt;iframe src=&quot;')
  })

  it('[DEF78] knows nothing of foreign addresses, and no other format', async () => {
    const foreign = [
      'https://example.org/wiki/competency-based-education',
      `${origin}@example.org${page}`,
      `${origin}/recent-changes`,
      `${origin}/wiki/nobody-wrote-this`,
      `${origin}/wiki/${seededArticle}`,
      `${origin}${page}/versions`,
      `${origin}${page}/versions/1999`,
      `${origin}${page}/history`,
      'javascript:alert(1)',
      '//localhost:3000/wiki/x',
      '"><script>',
    ]
    for (const url of foreign) expect([url, (await oembed({ url })).status]).toEqual([url, 404])
    expect((await get('/oembed')).status).toBe(404)
    expect((await oembed({ url: `${origin}${page}`, format: 'yaml' })).status).toBe(501)
  })
})

describe('JSON-LD in the page', () => {
  const inPage = async (path: string) => {
    const { body } = await get(path)
    const found = [...String(body).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)]
    expect(found).toHaveLength(1)
    return JSON.parse(found[0]?.[1] ?? '') as Record<string, unknown>
  }

  it('[DEF64] tells the version as a set of terms, to the letter', async () => {
    const told = await inPage(`${page}/versions/2011`)
    expect(told).toMatchObject({
      '@type': 'DefinedTermSet',
      '@id': `${origin}${page}/versions/2011`,
      name: 'Competency-based education',
      version: '2011',
      datePublished: '2011',
      creditText: 'CompetencyWorks and iNACOL',
      creativeWorkStatus: 'superseded',
    })
    expect(told.hasDefinedTerm).toHaveLength(5)
    expect(told.hasDefinedTerm).toMatchObject([
      {
        '@id': `${origin}${page}/versions/2011#e1`,
        termCode: '1',
        description: 'Students advance upon demonstrated mastery;',
      },
      ...Array(4).fill({}),
    ])
  })

  it('[DEF64] reads as facts by a parser that knows where schema.org’s words come from', async () => {
    const told = await inPage(page)
    const documentLoader = async (documentUrl: string) => {
      expect(documentUrl).toBe('https://schema.org')
      return { documentUrl, document: { '@context': { '@vocab': 'https://schema.org/' } } }
    }
    const [set] = (await jsonld.expand(
      told as jsonld.JsonLdDocument,
      { documentLoader } as jsonld.Options.Expand,
    )) as Record<string, unknown[]>[]
    expect(set?.['https://schema.org/hasDefinedTerm']).toHaveLength(7)
    expect(set?.['https://schema.org/isBasedOn']).toHaveLength(4)
  })

  it('[DEF65] nothing in a title ends the script, or is left out of it', async () => {
    const title = '</script><script>alert(1)</script><!-- & "\u2013'
    const member = new Caller(wiki.url)
    await member.send('POST', '/session', { email: wiki.memberA.email, password: wiki.memberA.password })
    await member.send('PATCH', '/pages/equity', { title, newSlug: 'equity' })
    expect(await inPage('/wiki/equity')).toMatchObject({ name: title, hasDefinedTerm: [] })
    const card = String((await get('/embed/equity')).body)
    expect(card).not.toContain('<script')
    const { body } = await oembedOf(`${origin}/wiki/equity`)
    expect(body).toMatchObject({ title, html: expect.not.stringContaining('<script') })
  })

  it('[DEF65] is for programs: whoever is signed in reads without it', async () => {
    const member = new Caller(wiki.url)
    await member.send('POST', '/session', { email: wiki.memberA.email, password: wiki.memberA.password })
    expect(String((await member.get(wiki.url + page)).body)).not.toContain('application/ld+json')
  })
})
