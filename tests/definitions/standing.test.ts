import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { forms } from '@fieldword/shared/definitions/signposts.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDefinition, elementsOf } from './support/definition.ts'
import { linksIn } from './support/links.ts'

let test: TestPlatform
let app: TestApp
let visitor: Caller
let admin: Caller
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  visitor = new Caller(app.url)
  admin = await new Caller(app.url).signIn(await anAdmin(test.platform))
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const origin = 'http://localhost:3000'
let asked = 0
/** Each at an address of its own: what was kept is dropped soon after a change, but not at once where another process made it. */
const get = (path: string, headers?: Record<string, string>) => {
  asked += 1
  const address = path.replace(origin, '')
  return visitor.get(`${app.url}${address}${address.includes('?') ? '&' : '?'}asked=${asked}`, headers)
}
/** What is read there: without tags, and without where one line of the code ends. */
const wordsAt = async (path: string) =>
  String((await get(path)).body)
    .replaceAll(/<script.*?<\/script>|<!--.*?-->|<[^>]+>/gs, '')
    .replaceAll(/\s+/g, ' ')
const pageAt = async (path: string) => String((await get(path)).body).replaceAll('<!-- -->', '')
const mementosOf = async (slug: string) =>
  linksIn(await pageAt(`/wiki/${slug}/timemap.link`))
    .filter(({ rel }) => rel.includes('memento'))
    .map(({ href }) => href.replace(`${origin}/wiki/${slug}/`, ''))

describe('an approved text while another one is in force', () => {
  it('[DEF92] says so, on the page and taken along, and leads to the one in force and to what is different', async () => {
    const { slug, publish, approve } = await aDefinition(test.platform)
    await publish('2011', { revision: await approve(elementsOf({ pace: 'At one pace.' })) })
    await approve(elementsOf({ pace: 'At their own pace.' }))
    const page = await pageAt(`/wiki/${slug}`)
    expect(await wordsAt(`/wiki/${slug}`)).toContain(
      'This text is not in force. In force is the version of 2011: Read it',
    )
    expect(page).toContain(`href="/wiki/${slug}/versions/2011">Read it</a>`)
    expect(page).toContain(`href="/wiki/${slug}/versions/compare?from=2011&amp;to=r2">`)
    for (const form of ['md', 'txt'])
      expect(await wordsAt(`/wiki/${slug}.${form}`)).toContain('Not in force: that is the version of 2011.')
    const named = await pageAt(`/wiki/${slug}/versions/2011`)
    expect(await wordsAt(`/wiki/${slug}/versions/2011`)).toContain(
      'This version is in force. Another text, without a version name, is approved: Read it',
    )
    expect(named).toContain(`<link rel="canonical" href="/wiki/${slug}/versions/2011"`)
  })

  it('[DEF92] is read without a word where nothing else is in force', async () => {
    const { slug, publish, approve, move } = await aDefinition(test.platform)
    await approve(elementsOf({ pace: 'At one pace.' }))
    expect(await wordsAt(`/wiki/${slug}`)).not.toContain('in force')
    await publish('2011', { revision: 1 })
    expect(await wordsAt(`/wiki/${slug}`)).not.toMatch(/not in force|Another text/)
    await move('2011', 'withdrawn', { reason: 'It misquotes its source.' })
    expect(await wordsAt(`/wiki/${slug}`)).toContain('No version of this definition is in force.')
    await approve(elementsOf({ pace: 'At their own pace.' }))
    expect(await wordsAt(`/wiki/${slug}`)).toContain('No version of this definition is in force.')
  })

  it('[DEF92] an older version that is in force again is led to, and not the page to itself', async () => {
    const { slug, publish, move } = await aDefinition(test.platform)
    await publish('2011')
    await publish('2019', { supersedes: '2011' })
    await move('2011', 'in_force', { supersedes: '2019' })
    expect(await pageAt(`/wiki/${slug}`)).toContain(
      `href="/wiki/${slug}/versions/2011">Read the version in force, 2011</a>`,
    )
    expect(await wordsAt(`/wiki/${slug}/versions/2011`)).toContain('Another text, the version of 2019, is approved')
  })

  it('[DEF77] a card that follows shows the version in force, and leads to it', async () => {
    const { slug, publish, approve, move } = await aDefinition(test.platform)
    await publish('2011', { revision: await approve(elementsOf({ pace: 'At one pace.' })) })
    await approve(elementsOf({ pace: 'At their own pace.' }))
    const card = await pageAt(`/embed/${slug}`)
    expect(card).toContain('At one pace.')
    expect(card).toContain('Shows the version in force.')
    expect(card).toContain(`<link rel="canonical" href="${origin}/wiki/${slug}/versions/2011">`)
    await move('2011', 'withdrawn')
    const after = await pageAt(`/embed/${slug}`)
    expect(after).toContain('At their own pace.')
    expect(after).not.toContain('Shows the version in force.')
  })
})

describe('a withdrawn version', () => {
  it('[DEF75] says so first, with the reason, wherever it is cited, embedded or taken along', async () => {
    const { slug, publish, move } = await aDefinition(test.platform)
    const reason = 'It misquotes <its> source.'
    await publish('2011')
    await move('2011', 'withdrawn', { reason })
    await publish('2019')
    const version = `/wiki/${slug}/versions/2011`
    for (const form of ['md', 'txt']) {
      const text = await pageAt(`${version}.${form}`)
      const [said, body] = [text.indexOf('This version was withdrawn'), text.indexOf('Learning as of 2011')]
      expect([form, said >= 0 && (form === 'txt' ? said < body : true)]).toEqual([form, true])
    }
    const [{ genre } = { genre: '' }] = (await get(`${version}/cite?format=csl`)).body as { genre: string }[]
    expect(genre).toContain('withdrawn')
    for (const format of ['apa', 'chicago', 'ris', 'bibtex'])
      expect(await pageAt(`${version}/cite?format=${format}`)).toContain('withdrawn')
    const card = await pageAt(`/embed/${slug}/2011`)
    expect(card).toContain('This version was withdrawn: It misquotes &lt;its&gt; source.')
    expect(card).toContain(`href="${origin}/wiki/${slug}/versions/2019">Read 2019, which is</a>`)
    expect(await pageAt(`${version}.ttl`)).toContain('"withdrawn"')
    expect(JSON.stringify((await get(`${version}.jsonld`)).body)).toContain('"withdrawn"')
    expect((await get(version, { accept: 'text/turtle' })).status).toBe(200)
    expect(await wordsAt(version)).toContain('(2011 definition, revision 1, withdrawn)')
    expect(await wordsAt(version)).toContain(`This version was withdrawn. It misquotes &lt;its&gt; source.`)
  })

  it('[DEF71] stays a memento if it ever was in force, and is none if it never was', async () => {
    const { slug, publish, move } = await aDefinition(test.platform)
    await publish('2011')
    await publish('2015', { status: 'working' })
    await move('2011', 'withdrawn')
    await move('2015', 'withdrawn')
    await publish('2019')
    expect(await mementosOf(slug)).toEqual(['versions/2011', 'versions/2019'])
    const gate = await get(`/wiki/${slug}`, { 'accept-datetime': 'Tue, 01 Mar 2016 00:00:00 GMT' })
    expect(gate.headers.get('location')).toBe(`${origin}/wiki/${slug}/versions/2011`)
    expect((await get(`/wiki/${slug}/versions/2015`)).headers.get('memento-datetime')).toBeNull()
    const told = linksIn((await get(`/wiki/${slug}/versions/2019`)).headers.get('link') ?? '')
    expect(told.find(({ rel }) => rel.includes('prev'))?.href).toBe(`${origin}/wiki/${slug}/versions/2011`)
  })
})

describe('a translation', () => {
  it('[DEF19] [DEF68] is cited, embedded and told as facts in its language, and leads to what it translates', async () => {
    const [original, arabic] = [await aDefinition(test.platform), await aDefinition(test.platform)]
    await original.publish('2011', { revision: await original.approve(elementsOf({ pace: 'At their pace.' })) })
    const revision = await arabic.approve(elementsOf({ pace: 'بوتيرتهم الخاصة.' }))
    const translationOf = { slug: original.slug, label: '2011' }
    await arabic.publish('2011', { revision, language: 'ar', translationOf })
    const [there, here] = [`/wiki/${original.slug}/versions/2011`, `/wiki/${arabic.slug}/versions/2011`]
    expect((await get(`${here}/cite?format=csl`)).body).toMatchObject([{ language: 'ar' }])
    expect(await pageAt(`/embed/${arabic.slug}`)).toContain('<html lang="ar" dir="rtl">')
    const facts = await pageAt(`${here}.ttl`)
    expect(facts).toContain('"بوتيرتهم الخاصة."@ar')
    expect(facts).toContain(`schema:translationOfWork <${origin}${there}>`)
    expect(await pageAt(`${there}.ttl`)).toContain(`schema:workTranslation <${origin}${here}>`)
    await deletePage(test.platform, arabic.moderator, { slug: arabic.slug, reason: 'Twice here' })
    expect(await pageAt(`${there}.ttl`)).not.toContain('workTranslation')
    for (const path of [
      `${here}.ttl`,
      `${here}/cite?format=ris`,
      `/embed/${arabic.slug}`,
      `/wiki/${arabic.slug}/timemap.link`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 410])
  })
})

describe('a version whose text was destroyed', () => {
  it('[DEF75] [DEF71] is refused in every form and is no memento, and what came after says nothing of its text', async () => {
    const { slug, publish, approve } = await aDefinition(test.platform)
    const secret = 'Zanzibarium'
    await publish('2011')
    const { revisionNumber } = await publish('2015', {
      revision: await approve(elementsOf({ pace: `${secret} alone.` })),
      supersedes: '2011',
    })
    await publish('2019', { revision: await approve(elementsOf({ pace: 'At their pace.' })), supersedes: '2015' })
    const redaction = `/pages/${slug}/revisions/${revisionNumber}/redaction`
    expect((await admin.send('POST', redaction, { reason: 'A court ordered it' })).status).toBe(200)
    const version = `/wiki/${slug}/versions/2015`
    const paths = [
      ...Object.keys(forms).map(form => `${version}.${form}`),
      ...['apa', 'chicago', 'bibtex', 'ris', 'csl'].map(format => `${version}/cite?format=${format}`),
      ...[`${version}/linkset`, `/embed/${slug}/2015`, `/oembed?url=${encodeURIComponent(origin + version)}`],
    ]
    for (const path of paths) {
      const { status, body } = await get(path)
      expect([path, status]).toEqual([path, 410])
      expect(JSON.stringify(body)).not.toContain(secret)
    }
    const negotiated = await get(version, { accept: 'text/turtle' })
    expect([negotiated.status, negotiated.headers.get('memento-datetime')]).toEqual([410, null])
    expect(await mementosOf(slug)).toEqual(['versions/2011', 'versions/2019'])
    const gate = await get(`/wiki/${slug}`, { 'accept-datetime': 'Tue, 01 Mar 2016 00:00:00 GMT' })
    expect(gate.headers.get('location')).toBe(`${origin}/wiki/${slug}/versions/2011`)
    for (const path of [`/wiki/${slug}`, `/wiki/${slug}.ttl`, `/embed/${slug}`])
      expect(await pageAt(path)).not.toContain(secret)
  })
})
