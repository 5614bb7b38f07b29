import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let admin: SignedIn
let made = 0
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
  admin = await anAdmin(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const reason = 'Names a child\nin its second line'
const asWritten = 'Names a child\r\nin its second line'

/** Two revisions, of which visitors read the second. */
async function aPage(): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Moderated by a form ${made}`)
  await people.publish(slug, textOf('Once here.'))
  await people.publish(slug, textOf('Now here.'))
  return slug
}

async function anEmptyPage(): Promise<string> {
  made += 1
  return (await people.author.makePage(`Moderated by a form ${made}`)).slug
}

/** As a browser sends a form of a page. */
async function send(account: SignedIn | null, path: string, fields: Record<string, string>) {
  const caller = new Caller(app.url)
  if (account) await caller.signIn(account)
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await caller.send('POST', app.url + path, new URLSearchParams(fields).toString(), type)
  return { status: answer.status, to: answer.headers.get('location'), words: String(answer.body) }
}

const get = async (path: string) => (await new Caller(app.url).get(path)).body
const statusOf = async (slug: string) => (await new Caller(app.url).get(`${app.url}/wiki/${slug}`)).status
const logOf = (slug: string) => get(`/moderation-log?slug=${slug}`)

describe('deleting by a form without scripts', () => {
  it('[WEB20] [PG20] asks first, takes a no, and keeps the reason either way', async () => {
    const slug = await aPage()
    const path = `/wiki/${slug}/delete`
    const asked = await send(people.moderator, path, { reason: asWritten })
    expect([asked.status, asked.words]).toEqual([200, expect.stringContaining('links to it show as missing')])
    expect(asked.words).toContain(reason)
    const back = await send(people.moderator, path, { reason: asWritten, step: 'fill-in' })
    expect([back.status, back.words]).toEqual([200, expect.stringContaining(`>${reason}</textarea>`)])
    expect(await statusOf(slug)).toBe(200)
    const done = await send(people.moderator, path, { reason: asWritten, step: 'act' })
    expect([done.status, done.to]).toEqual([303, `/wiki/${slug}`])
    expect(await statusOf(slug)).toBe(410)
    expect(await logOf(slug)).toMatchObject({ items: [{ kind: 'delete', reason }] })
  })

  it('[WEB20] [MOD2] says what was refused, with its status', async () => {
    const slug = await aPage()
    const path = `/wiki/${slug}/delete`
    const short = await send(people.moderator, path, { reason: 'x' })
    expect([short.status, short.words]).toEqual([
      400,
      expect.stringContaining('Say why: everybody reads it in the log.'),
    ])
    expect(short.words).toContain('>x</textarea>')
    await people.author.makePage(`Below ${slug}`, { parentSlug: slug })
    const above = await send(people.moderator, path, { reason, step: 'act' })
    expect([above.status, above.words]).toEqual([409, expect.stringContaining('role="alert"')])
    expect(above.words).toContain(`>${reason}</textarea>`)
  })

  it('[WEB20] [PG20] is for moderators, at every step', async () => {
    const slug = await aPage()
    for (const step of ['', 'act', 'fill-in']) {
      for (const act of ['delete', 'undelete', 'revisions/1/hide']) {
        const path = `/wiki/${slug}/${act}`
        const fields = { reason, step, form: 'redact' }
        expect(await send(people.member, path, fields)).toMatchObject({ status: 303, to: '/account' })
        expect((await send(null, path, fields)).to).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      }
    }
    expect(await statusOf(slug)).toBe(200)
    expect(await logOf(slug)).toMatchObject({ items: [] })
  })

  it('[WEB20] [PG22] is undone by a form too', async () => {
    const slug = await aPage()
    await send(people.moderator, `/wiki/${slug}/delete`, { reason, step: 'act' })
    const path = `/wiki/${slug}/undelete`
    const short = await send(people.moderator, path, { reason: ' y ' })
    expect([short.status, short.words]).toEqual([400, expect.stringContaining('> y </textarea>')])
    expect(short.words).toContain('Say why: everybody reads it in the log.')
    expect(await send(people.moderator, path, { reason })).toMatchObject({ status: 303, to: `/wiki/${slug}` })
    expect(await statusOf(slug)).toBe(200)
  })
})

describe('hiding and destroying by a form without scripts', () => {
  it('[WEB20] [REV22] hides what is ticked, and shows again what is not', async () => {
    const slug = await aPage()
    const path = `/wiki/${slug}/revisions/1/hide`
    const hide = (parts: Record<string, string>) => send(people.moderator, path, { form: 'hide', reason, ...parts })
    const revision = `/pages/${slug}/revisions/1`
    expect(await hide({ text: 'on', authors: 'on' })).toMatchObject({ status: 303, to: `/wiki/${slug}/revisions/1` })
    expect(await get(revision)).toMatchObject({ html: null, hidden: { text: true, authors: true, summary: false } })
    expect((await hide({ summary: 'on' })).status).toBe(303)
    expect(await get(revision)).toMatchObject({ hidden: { text: false, authors: false, summary: true } })
  })

  it('[WEB20] [REV23] says what was refused, and what was ticked stays ticked', async () => {
    const slug = await aPage()
    const path = `/wiki/${slug}/revisions/2/hide`
    const fields = { form: 'hide', text: 'on', reason: asWritten }
    const inUse = await send(people.moderator, path, fields)
    expect([inUse.status, inUse.words]).toEqual([409, expect.stringContaining('role="alert"')])
    expect(inUse.words).toMatch(/name="text"[^>]*checked/)
    expect(inUse.words).toContain(`>${reason}</textarea>`)
    const short = await send(people.moderator, path, { ...fields, reason: '' })
    expect([short.status, short.words]).toEqual([
      400,
      expect.stringContaining('Say why: everybody reads it in the log.'),
    ])
    expect(await get(`/pages/${slug}/revisions/2`)).toMatchObject({ hidden: { text: false } })
  })

  it('[WEB20] [REV25] destroys a text after a second question, for admins alone', async () => {
    const slug = await aPage()
    const path = `/wiki/${slug}/revisions/1/hide`
    const fields = { form: 'redact', reason }
    const asked = await send(admin, path, fields)
    expect([asked.status, asked.words]).toEqual([200, expect.stringContaining('Nobody can bring it back.')])
    const short = await send(admin, path, { ...fields, reason: 'x' })
    expect([short.status, short.words]).toEqual([400, expect.stringContaining('>x</textarea>')])
    const back = await send(admin, path, { ...fields, step: 'fill-in' })
    expect([back.status, back.words]).toEqual([200, expect.stringContaining(`>${reason}</textarea>`)])
    expect(await send(people.moderator, path, { ...fields, step: 'act' })).toMatchObject({ status: 403 })
    expect(await get(`/pages/${slug}/revisions/1`)).toMatchObject({ redacted: false })
    const done = await send(admin, path, { ...fields, step: 'act' })
    expect([done.status, done.to]).toEqual([303, `/wiki/${slug}/revisions/1`])
    expect(await get(`/pages/${slug}/revisions/1`)).toMatchObject({ redacted: true, html: null })
  })
})

describe('saying who may write by a form without scripts', () => {
  const protect = (slug: string, fields: Record<string, string>, account: SignedIn | null = people.moderator) =>
    send(account, `/wiki/${slug}/protect`, fields)

  it('[WEB20] [PG14] [PG15] keeps the page for those chosen, and opens it again', async () => {
    const slug = await anEmptyPage()
    const kept = { editableBy: 'moderator', reason: asWritten }
    expect(await protect(slug, kept)).toMatchObject({ status: 303, to: `/wiki/${slug}/settings#protect` })
    const moderator = await new Caller(app.url).signIn(people.moderator)
    expect((await moderator.get(`/pages/${slug}/protection`)).body).toMatchObject({
      items: [{ editableBy: 'moderator', reason }],
    })
    const { body } = await moderator.get(`${app.url}/wiki/${slug}/protect`)
    expect(body).toMatch(/value="moderator"[^>]*checked|checked[^>]*value="moderator"/)
    expect(body).toContain(reason)
    expect(await protect(slug, { editableBy: 'member', reason })).toMatchObject({ status: 303 })
  })

  it('[WEB20] [PG15] says what was refused, and keeps what was chosen and written', async () => {
    const slug = await anEmptyPage()
    const bare = await protect(slug, { editableBy: 'moderator', reason: '' })
    expect(bare.status).toBe(400)
    expect(bare.words).toMatch(/aria-invalid="true"/)
    expect(bare.words).toMatch(/value="moderator"[^>]*checked|checked[^>]*value="moderator"/)
    const nobody = await protect(slug, { editableBy: 'nobody', reason: asWritten })
    expect([nobody.status, nobody.words]).toEqual([400, expect.stringContaining('class="fw-error"')])
    expect(nobody.words).toContain(`>${reason}</textarea>`)
  })

  it('[WEB20] [POL9] is for moderators, and not beyond their own role', async () => {
    const slug = await anEmptyPage()
    const kept = { editableBy: 'moderator', reason }
    expect(await protect(slug, kept, people.member)).toMatchObject({ status: 303, to: '/account' })
    expect((await protect(slug, kept, null)).to).toBe(`/sign-in?next=${encodeURIComponent(`/wiki/${slug}/protect`)}`)
    expect((await protect(slug, { editableBy: 'admin', reason })).status).toBe(403)
    expect((await new Caller(app.url).get(`/pages/${slug}`)).body).toMatchObject({ editableBy: 'member' })
  })
})

describe('blocking by a form without scripts', () => {
  const form = (account: SignedIn | null, { id }: SignedIn, fields: Record<string, string>) =>
    send(account, `/people/${id}/block`, fields)
  const blockOf = async ({ id }: SignedIn) => {
    const moderator = await new Caller(app.url).signIn(people.moderator)
    return (await moderator.get(`/accounts/${id}`)).body as { block: { reason: string; until: string | null } | null }
  }

  it('[WEB20] [ACC16] [ACC18] blocks for so long, and ends the block, each with its reason in the log', async () => {
    const somebody = await aMember(test.platform)
    const here = `/people/${somebody.id}/block`
    const week = { act: 'block', days: '7', reason: asWritten }
    expect(await form(people.moderator, somebody, week)).toMatchObject({ status: 303, to: here })
    const { block } = await blockOf(somebody)
    expect(block).toMatchObject({ reason })
    const days = (Date.parse(block?.until ?? '') - test.platform.clock().getTime()) / 86_400_000
    expect(Math.round(days)).toBe(7)
    const end = { act: 'unblock', reason: 'A misunderstanding' }
    expect(await form(people.moderator, somebody, end)).toMatchObject({ status: 303, to: here })
    expect(await blockOf(somebody)).toMatchObject({ block: null })
    const open = { act: 'block', days: '', reason }
    expect(await form(people.moderator, somebody, open)).toMatchObject({ status: 303 })
    expect((await blockOf(somebody)).block?.until).toBeNull()
    const moderator = await new Caller(app.url).signIn(people.moderator)
    const { body } = await moderator.get(app.url + here)
    expect(body).toContain('A misunderstanding')
  })

  it('[WEB20] [ACC17] says what was refused, and keeps what was chosen and written', async () => {
    const somebody = await aMember(test.platform)
    const bare = await form(people.moderator, somebody, { act: 'block', days: '30', reason: '' })
    expect([bare.status, bare.words]).toEqual([400, expect.stringContaining('Say why: it is shown to the person.')])
    expect(bare.words).toMatch(/<option value="30" selected/)
    // Somebody else ended the block, or there never was one.
    const gone = await form(people.moderator, somebody, { act: 'unblock', reason: asWritten })
    expect([gone.status, gone.words]).toEqual([409, expect.stringContaining('role="alert"')])
    expect(gone.words).toContain(`>${reason}</textarea>`)
    expect(await blockOf(somebody)).toMatchObject({ block: null })
  })

  it('[WEB20] [POL8] is for moderators, and for accounts of a weaker role', async () => {
    const fields = { act: 'block', days: '7', reason }
    expect(await form(people.member, people.moderator, fields)).toMatchObject({ status: 303, to: '/account' })
    expect((await form(null, people.member, fields)).to).toMatch(/^\/sign-in\?next=/)
    const stronger = await form(people.moderator, admin, fields)
    expect([stronger.status, stronger.words]).toEqual([403, expect.stringContaining('a role weaker than yours')])
    expect(await blockOf(admin)).toMatchObject({ block: null })
  })
})
