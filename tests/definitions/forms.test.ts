import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDefinition, aParagraph, type DefinitionInTests, elementsOf } from './support/definition.ts'

let test: TestPlatform
let app: TestApp
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

/** As a browser sends a form of a page, or asks for one. */
async function ask(account: SignedIn | null, path: string, fields?: Record<string, string>) {
  const caller = new Caller(app.url)
  if (account) await caller.signIn(account)
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = fields
    ? await caller.send('POST', app.url + path, new URLSearchParams(fields).toString(), type)
    : await caller.get(app.url + path)
  return { status: answer.status, to: answer.headers.get('location'), words: String(answer.body) }
}

async function withText(): Promise<DefinitionInTests & { readonly path: string }> {
  const definition = await aDefinition(test.platform)
  await definition.approve(elementsOf({ pace: 'At their own pace;', proof: 'On evidence.' }))
  return { ...definition, path: `/wiki/${definition.slug}/versions/new` }
}

const filled = {
  ...{ revision: '1', label: '2019', name: 'Updated', datedOn: '2019-11', status: 'in_force', language: 'en' },
  ...{ provenance: 'Agreed\r\nin November.', sources: 'The report https://example.org/report' },
}

describe('the form that publishes a version, without scripts', () => {
  it('[DEF11] shows the elements it found, and warns where there are none', async () => {
    const { moderator, path, slug, approve } = await withText()
    const shown = await ask(moderator, path)
    expect([shown.status, shown.words]).toEqual([200, expect.stringContaining('At their own pace;')])
    expect(shown.words).toContain('Two elements')
    await approve(aParagraph('All in one sentence.'))
    expect((await ask(moderator, path)).words).toContain('has no elements.')
    expect((await ask(moderator, `/wiki/${slug}/versions/new?revision=1`)).words).toContain('Two elements')
  })

  it('[DEF11] [WEB20] publishes and leads to the version, with all that was written', async () => {
    const { moderator, path, slug, read } = await withText()
    const wordings = {
      ...{ 'variant-2-0-text': 'On proof.', 'variant-2-0-seenIn': 'A slide\r\nhttps://example.org/other' },
      ...{ 'variant-2-0-difference': 'proof for evidence' },
    }
    const done = await ask(moderator, path, { ...filled, ...wordings })
    expect([done.status, done.to]).toEqual([303, `/wiki/${slug}/versions/2019`])
    const { version, elements } = await read('2019')
    expect(version).toMatchObject({
      provenance: 'Agreed\nin November.',
      sources: [{ title: 'The report', address: 'https://example.org/report' }],
    })
    expect(elements[1]?.variants).toEqual([
      {
        ...{ elementId: 'proof', text: 'On proof.', difference: 'proof for evidence' },
        seenIn: ['A slide', 'https://example.org/other'],
      },
    ])
    const page = await ask(null, done.to ?? '')
    expect(page.words).toContain('November 2019 – today')
  })

  it('[WEB20] says beside each field what is wrong with it, and keeps what was written', async () => {
    const { moderator, path } = await withText()
    const wrong = {
      ...filled,
      ...{ label: 'compare', datedOn: '2019-02-30', sources: 'A report\r\nAnother javascript://x', language: '<b>' },
      ...{ 'variant-1-0-text': 'At any pace' },
    }
    const { status, words } = await ask(moderator, path, wrong)
    expect(status).toBe(400)
    for (const said of [
      'This word has a meaning of its own in addresses.',
      'The calendar has no such date.',
      'Line 1: Write an address that begins with https:// or http://.',
      'There is no such language tag.',
      'Say where it was seen.',
    ])
      expect(words).toContain(said)
    for (const kept of ['value="compare"', 'value="2019-02-30"', 'Another javascript://x', '>At any pace</textarea>'])
      expect(words).toContain(kept)
  })

  it('[WEB20] is looked over without publishing, with room for one more wording', async () => {
    const { moderator, path, read } = await withText()
    const fields = { ...filled, step: 'fill-in', 'variant-1-0-text': 'At any pace' }
    const { status, words } = await ask(moderator, path, fields)
    expect([status, words]).toEqual([200, expect.stringContaining('name="variant-1-1-text"')])
    expect((await read()).versions).toEqual([])
  })

  it('[DEF18] takes the place of the version that was seen, and of no other', async () => {
    const { moderator, path, publish, approve, line } = await withText()
    await publish('2011', { revision: 1 })
    await approve(aParagraph('Later.'))
    expect((await ask(moderator, path)).words).toContain('It takes the place of 2011')
    const later = { ...filled, revision: '2' }
    const unseen = await ask(moderator, path, later)
    expect([unseen.status, unseen.words]).toEqual([409, expect.stringContaining('never in force at once')])
    expect((await ask(moderator, path, { ...later, supersedes: '2011' })).status).toBe(303)
    expect(await line()).toEqual(['2011 superseded', '2019 in_force'])
  })

  it('[DEF12] says that a label is taken beside the label', async () => {
    const { moderator, path, publish, approve } = await withText()
    await publish('2019', { revision: 1 })
    await approve(aParagraph('Later.'))
    const { status, words } = await ask(moderator, path, { ...filled, revision: '2', supersedes: '2019' })
    expect([status, words]).toEqual([409, expect.stringContaining('There is a version 2019. Choose another label.')])
  })

  it('[POL40] leads a visitor to sign in, and a member away', async () => {
    const { member, path } = await withText()
    expect((await ask(null, path)).to).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    expect((await ask(member, path)).to).toBe('/account')
    expect((await ask(member, path, filled)).status).toBe(303)
  })
})

describe('the form that changes a status, without scripts', () => {
  it('[DEF17] asks for a reason, and tells everybody what was done', async () => {
    const { moderator, slug, publish } = await withText()
    await publish('2019', { revision: 1 })
    const path = `/wiki/${slug}/versions/2019/status`
    const silent = await ask(moderator, path, { to: 'withdrawn', reason: '' })
    expect([silent.status, silent.words]).toEqual([400, expect.stringContaining('Say why. Everybody reads it.')])
    const done = await ask(moderator, path, { to: 'withdrawn', reason: 'It misquotes its source.' })
    expect([done.status, done.to]).toEqual([303, `/wiki/${slug}/versions/2019`])
    const shown = (await ask(null, done.to ?? '')).words
    expect(shown).toContain('This version was withdrawn.')
    expect(shown).toContain('It misquotes its source.')
    const nowhere = await ask(moderator, path, { to: 'superseded', reason: 'x' })
    expect(nowhere.status).toBe(409)
    expect((await ask(moderator, path, { reason: 'x' })).words).toContain('Choose what it becomes.')
  })

  it('[DEF11] an erratum is added, and shown over the elements', async () => {
    const { moderator, slug, publish } = await withText()
    await publish('2019', { revision: 1 })
    const done = await ask(moderator, `/wiki/${slug}/versions/2019/status`, { text: 'It was in <b>March</b>.' })
    expect(done.status).toBe(303)
    expect((await ask(null, done.to ?? '')).words).toContain('It was in &lt;b&gt;March&lt;/b&gt;.')
  })
})

describe('pages of versions', () => {
  it('[DEF17] the list says what became of each', async () => {
    const { slug, publish } = await withText()
    expect((await ask(null, `/wiki/${slug}/versions`)).words).toContain('No text of it has a name yet.')
    await publish('2011', { revision: 1 })
    await publish('2019', { supersedes: '2011', datedOn: '2019-11-14' })
    const { words } = await ask(null, `/wiki/${slug}/versions`)
    expect(words).toContain('2011 – 14 November 2019')
    expect(words).toContain('14 November 2019 – today')
  })

  it('[DEF19] a text in another language and direction says so, and leads to what it translates', async () => {
    const [original, arabic] = [await withText(), await aDefinition(test.platform)]
    await original.publish('2011', { revision: 1 })
    const revision = await arabic.approve(elementsOf({ pace: 'بوتيرتهم الخاصة.' }))
    const translationOf = { slug: original.slug, label: '2011' }
    await arabic.publish('2011', { revision, language: 'ar', translationOf })
    const { words } = await ask(null, `/wiki/${arabic.slug}`)
    expect(words).toContain('class="els__t" lang="ar" dir="rtl"')
    expect(words).toContain(`href="/wiki/${original.slug}/versions/2011"`)
    const there = (await ask(null, `/wiki/${original.slug}/versions/2011`)).words
    expect(there).toContain(`href="/wiki/${arabic.slug}/versions/2011"`)
    expect(there).toContain('Arabic')
    await original.publish('2012', { supersedes: '2011' })
    expect((await ask(null, `/wiki/${arabic.slug}`)).words).toContain('is in force there now')
  })

  it('[DEF20] each element of an older version leads to where it stands now', async () => {
    const { slug, publish, approve } = await withText()
    await publish('2011', { revision: 1 })
    const revision = await approve(elementsOf({ proof: 'On evidence;', pace: 'At their pace.' }))
    await publish('2019', { revision, supersedes: '2011' })
    const { words } = await ask(null, `/wiki/${slug}/versions/2011`)
    expect(words).toContain(`href="/wiki/${slug}/versions/2019#e2"`)
    expect(words).toContain('data-there="2019:2"')
  })
})
