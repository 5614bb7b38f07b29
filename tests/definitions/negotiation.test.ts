import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { forms } from '@fieldword/shared/definitions/signposts.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Answer, Caller } from '../support/caller.ts'
import { aMember } from '../support/people.ts'
import { createSeededWiki, type SeededWiki, seededArticle, seededDefinition } from '../support/seeded.ts'
import { linksIn } from './support/links.ts'

let wiki: SeededWiki
let visitor: Caller
beforeAll(async () => {
  wiki = await createSeededWiki()
  visitor = new Caller(wiki.url)
})
afterAll(() => wiki.close())

const page = `/wiki/${seededDefinition}`
const origin = 'http://localhost:3000'
const get = (path: string, headers?: Record<string, string>) => visitor.get(wiki.url + path, headers)
const typeOf = ({ headers }: Answer) => headers.get('content-type')?.split(';')[0]
const accepting = async (accept: string, path = page) => {
  const answer = await get(path, { accept })
  return [answer.status, typeOf(answer)]
}

describe('the address of a definition', () => {
  it('[DEF66] answers in the form asked for, at its own address too, and says so', async () => {
    for (const [form, type] of Object.entries(forms)) {
      const asked = await get(page, { accept: type })
      expect([asked.status, typeOf(asked), asked.headers.get('content-location')]).toEqual([
        200,
        type,
        `${page}.${form}`,
      ])
      expect(asked.headers.get('vary')?.toLowerCase().split(/, */)).toEqual(expect.arrayContaining(['accept']))
      const direct = await get(`${page}.${form}`)
      expect([direct.status, typeOf(direct)]).toEqual([200, type])
      expect(direct.body).toEqual(asked.body)
      expect(direct.headers.get('etag')).toBe(asked.headers.get('etag'))
    }
  })

  it('[DEF66] weighs what is asked for as HTTP says', async () => {
    expect(await accepting('text/html;q=0.5, text/turtle;q=0.9')).toEqual([200, 'text/turtle'])
    expect(await accepting('text/turtle;q=0.2, text/*;q=0.1, application/ld+json;q=0.3')).toEqual([
      200,
      'application/ld+json',
    ])
    expect(await accepting('text/html, text/turtle;q=0')).toEqual([200, 'text/html'])
    expect(await accepting('text/html;q=0, */*')).toEqual([200, 'text/turtle'])
    expect(await accepting('*/*')).toEqual([200, 'text/html'])
    expect(await accepting('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')).toEqual([
      200,
      'text/html',
    ])
    expect(await accepting('TEXT/TURTLE')).toEqual([200, 'text/turtle'])
  })

  it('[DEF66] refuses what it has not, with all that it has', async () => {
    const { status, body } = await get(page, { accept: 'application/pdf' })
    expect(status).toBe(406)
    for (const type of ['text/html', ...Object.values(forms)]) expect(String(body)).toContain(type)
  })

  it('[DEF66] never gives the kept page for another form, nor the other way round', async () => {
    for (const _ of ['made', 'kept']) expect(await accepting('text/html')).toEqual([200, 'text/html'])
    expect(await accepting('text/turtle')).toEqual([200, 'text/turtle'])
    expect(await accepting('text/html')).toEqual([200, 'text/html'])
    expect(await accepting('text/html;q=0.1, text/markdown')).toEqual([200, 'text/markdown'])
    const etags = await Promise.all(
      ['text/html', ...Object.values(forms)].map(async accept => (await get(page, { accept })).headers.get('etag')),
    )
    expect(new Set(etags).size).toBe(etags.length)
    const turtle = etags[1] ?? ''
    expect((await get(page, { accept: 'text/turtle', 'if-none-match': turtle })).status).toBe(304)
    expect((await get(page, { accept: 'text/html', 'if-none-match': turtle })).status).toBe(200)
  })

  it('[DEF66] of a version does the same, and a name with a dot is still a name', async () => {
    expect(await accepting('text/markdown', `${page}/versions/2011`)).toEqual([200, 'text/markdown'])
    expect((await get(`${page}/versions/2011.txt`)).body).toContain('1. Students advance upon demonstrated mastery;')
    expect((await get(`${page}/versions/1999.txt`)).status).toBe(404)
    expect((await get(`${page}/versions/2011.pdf`)).status).toBe(404)
  })

  it('[DEF66] old addresses lead to the present one, and articles are pages only', async () => {
    const member = await new Caller(wiki.url).signIn(await aMember(wiki.platform))
    await member.send('PATCH', '/pages/equity', { title: 'Fairness' })
    const moved = await get('/wiki/equity.ttl')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/wiki/fairness.ttl'])
    expect(await accepting('text/turtle', `/wiki/${seededArticle}`)).toEqual([200, 'text/html'])
    expect((await get(`/wiki/${seededArticle}.ttl`)).status).toBe(404)
    expect((await get('/wiki/nobody-wrote-this.ttl')).status).toBe(404)
  })

  it('HEAD says the same without the text', async () => {
    const response = await fetch(`${wiki.url}${page}.ttl`, { method: 'HEAD' })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/turtle; charset=utf-8'])
    expect(await response.text()).toBe('')
  })
})

describe('Markdown and plain text', () => {
  it('[DEF74] begin with what it is, number the elements, and end with where it comes from', async () => {
    const markdown = String((await get(`${page}/versions/2019.md`)).body)
    expect(markdown).toMatch(
      /^# Competency-based education\n\nVersion 2019, Updated definition, in force\. Dated 2019-11-14\./,
    )
    expect(markdown).toContain(
      '4. Students progress based on evidence of [mastery](http://localhost:3000/wiki/mastery), not [seat time]',
    )
    expect(markdown).toContain('](https://www.competencyworks.org/categories/announcement/)')
    expect(markdown).toContain(`${origin}${page}/versions/2019`)
    const text = String((await get(`${page}/versions/2019.txt`)).body)
    expect(text).toMatch(/^Competency-based education\n={26}\n\nVersion 2019/)
    expect(text).toContain('\n4. Students progress based on evidence of mastery, not seat time.\n')
    expect(text.trimEnd()).toMatch(/\/versions\/2019$/)
  })
})

describe('signposts', () => {
  it('[DEF73] the page names its permanent address, what it is, its facts and the link set', async () => {
    const links = linksIn((await get(page)).headers.get('link') ?? '')
    const to = (rel: string) => links.filter(link => link.rel.includes(rel)).map(({ href }) => href)
    expect(to('cite-as')).toEqual([`${origin}${page}/versions/2019`])
    expect(to('type')).toEqual(['https://schema.org/DefinedTermSet', 'https://schema.org/AboutPage'])
    expect(to('describedby')).toEqual([`${origin}${page}.ttl`, `${origin}${page}.jsonld`])
    expect(to('linkset')).toEqual([`${origin}${page}/linkset`])
    // No licence was given for these texts, and none is claimed.
    expect(to('license')).toEqual([])
  })

  it('[DEF73] the link set leads to every form, and each back', async () => {
    const { headers, body } = await get(`${page}/linkset`)
    expect(headers.get('content-type')).toBe('application/linkset+json')
    const [about] = (body as { linkset: Record<string, { href: string; type?: string }[]>[] }).linkset
    const all = ['describedby', 'item', 'alternate', 'related'].flatMap(rel => about?.[rel] ?? [])
    expect(all.length).toBeGreaterThan(7)
    for (const { href, type } of all) {
      const answer = await get(href.replace(origin, ''))
      expect([href, answer.status, typeOf(answer)]).toEqual([
        href,
        200,
        type === 'application/json+oembed' ? 'application/json' : type,
      ])
    }
    const back = linksIn((await get(`${page}.md`)).headers.get('link') ?? '')
    expect(back.find(({ rel }) => rel.includes('collection'))?.href).toBe(`${origin}${page}`)
  })
})

it('[DEF98] programs find the API, and what describes it, at an address they know', async () => {
  const { headers, body } = await get('/.well-known/api-catalog')
  expect(headers.get('content-type')).toBe(
    'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  )
  expect(headers.get('link')).toBe(`<${origin}/.well-known/api-catalog>; rel="api-catalog"`)
  const { linkset } = body as { linkset: Record<string, { href: string; type?: string }[]>[] }
  const [{ item: [api] = [] } = {}, about = {}] = linkset
  expect(about.anchor).toBe(api?.href)
  for (const rel of ['service-desc', 'service-doc']) {
    const [told] = about[rel] ?? []
    const answer = await get(told?.href.replace(origin, '') ?? '')
    expect([rel, answer.status, typeOf(answer)]).toEqual([rel, 200, told?.type])
  }
  expect((await fetch(`${wiki.url}/.well-known/api-catalog`, { method: 'HEAD' })).headers.get('link')).toContain(
    'api-catalog',
  )
})

describe('what is not to be read', () => {
  it('[DEF75] is refused in every form, and the page says no more', async () => {
    const { id } = await findPage(wiki.platform, seededDefinition)
    const parts = { text: true, authors: false, summary: false }
    const every = [
      ...Object.keys(forms).map(form => `${page}/versions/2011.${form}`),
      `/embed/${seededDefinition}/2011`,
    ]
    const others = [`${page}/versions/2011/cite?format=ris`, `${page}/versions/2011/linkset`]
    await hideParts(lockPage, wiki.platform, wiki.moderator, id, { number: 1, ...parts, reason: 'Names a student' })
    for (const path of [...every, ...others]) {
      const { status, body } = await get(path)
      expect([path, status]).toEqual([path, 403])
      expect(String(body)).not.toContain('demonstrated mastery')
    }
    const moderator = new Caller(wiki.url)
    await moderator.send('POST', '/session', { email: wiki.moderator.email, password: wiki.moderator.password })
    expect((await moderator.get(`${wiki.url}${page}/versions/2011.txt`)).status).toBe(403)
    expect((await get(`${page}/versions/2011`)).headers.get('link')).toBeNull()
    expect(String((await get(`${page}.ttl`)).body)).not.toContain('demonstrated')
  })

  it('[DEF75] of a page that was deleted nothing is left but that', async () => {
    await deletePage(wiki.platform, wiki.moderator, { slug: 'pathway', reason: 'Says the same as another page' })
    for (const path of [
      '/wiki/pathway.ttl',
      '/wiki/pathway/timemap.link',
      '/embed/pathway',
      '/wiki/pathway/cite?format=apa',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 410])
    }
    expect(await accepting('text/turtle', '/wiki/pathway')).toEqual([410, 'text/html'])
  })
})
