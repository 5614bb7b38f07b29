import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, anAdmin } from '../support/people.ts'
import { authorOf } from '../support/writing.ts'

let app: TestApp
let member: SignedIn
let admin: SignedIn
beforeAll(async () => {
  app = await createTestApp()
  member = await aMember(app.platform)
  admin = await anAdmin(app.platform)
})
afterAll(() => app.close())

const make = (title: string, parentSlug?: string) =>
  authorOf(app.platform, member).makePage(title, parentSlug ? { parentSlug } : {})

/** As a browser without scripts sends a form of a page. */
async function send(as: SignedIn, path: string, fields: Record<string, string>) {
  const caller = await new Caller(app.url).signIn(as)
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await caller.send('POST', app.url + path, new URLSearchParams(fields).toString(), type)
  return { status: answer.status, to: answer.headers.get('location'), words: String(answer.body) }
}

async function see(as: SignedIn, path: string): Promise<string> {
  return String((await (await new Caller(app.url).signIn(as)).get(app.url + path)).body)
}

const read = async (slug: string) => {
  const { body } = await (await new Caller(app.url).signIn(member)).get(`/pages/${slug}`)
  return body as { slug: string; parent: { slug: string } | null; siblings: { slug: string }[] }
}

describe('a new page by a form without scripts', () => {
  it('[WEB20] is made below a page that is told by its address or its title', async () => {
    await make('Mastery learning')
    expect(await see(member, '/new?parent=mastery-learning')).toMatch(/name="parentSlug"[^>]*value="mastery-learning"/)
    const below = { kind: 'definition', parentSlug: `${app.url}/wiki/mastery-learning` }
    const made = await send(member, '/new', { ...below, title: 'Seat time' })
    expect([made.status, made.to]).toEqual([303, '/wiki/seat-time/edit'])
    await send(member, '/new', { ...below, title: 'Pace', parentSlug: 'Mastery learning' })
    expect((await read('pace')).siblings.map(({ slug }) => slug)).toEqual(['seat-time', 'pace'])
  })

  it('[WEB20] says beside the field what is wrong, and keeps what was written', async () => {
    const refused = await send(member, '/new', { title: '???', kind: 'definition', parentSlug: '' })
    expect(refused.status).toBe(400)
    expect(refused.words).toMatch(/id="field-title"[^>]*value="\?\?\?"/)
    expect(refused.words).toContain('id="field-title-problem"')
    const nowhere = await send(member, '/new', { title: 'Somewhere', kind: 'article', parentSlug: 'no-such-page' })
    expect([nowhere.status, nowhere.words]).toEqual([404, expect.stringContaining('role="alert"')])
  })
})

describe('settings by forms without scripts', () => {
  it('[WEB20] rename a page; an address left empty follows the title', async () => {
    const { slug } = await make('Old words')
    const renamed = await send(member, `/wiki/${slug}/settings`, { act: 'rename', title: 'New words', newSlug: '' })
    expect([renamed.status, renamed.to]).toEqual([303, '/wiki/new-words'])
    await make('Taken')
    const taken = { act: 'rename', title: 'Newer words', newSlug: 'taken' }
    const refused = await send(member, '/wiki/new-words/settings', taken)
    expect(refused.status).toBe(409)
    expect(refused.words).toContain('id="field-newSlug-problem"')
    expect(refused.words).toMatch(/id="field-title"[^>]*value="Newer words"/)
  })

  it('[WEB20] move a page: after one beside it, or last below another, never below itself', async () => {
    await make('Upper')
    for (const title of ['First of all', 'Second of all', 'Third of all']) await make(title, 'upper')
    await make('Elsewhere')
    await make('Stands there', 'elsewhere')
    const move = (fields: { parentSlug: string; afterSlug: string }) =>
      send(member, '/wiki/third-of-all/settings', { act: 'move', ...fields })
    expect((await move({ parentSlug: 'upper', afterSlug: 'first-of-all' })).to).toBe('/wiki/third-of-all')
    expect((await read('third-of-all')).siblings.map(({ slug }) => slug)).toEqual([
      ...['first-of-all', 'third-of-all', 'second-of-all'],
    ])
    await move({ parentSlug: '/wiki/elsewhere', afterSlug: 'first-of-all' })
    expect((await read('third-of-all')).siblings.map(({ slug }) => slug)).toEqual(['stands-there', 'third-of-all'])
    const refused = await move({ parentSlug: 'third-of-all', afterSlug: '' })
    expect(refused.status).toBe(409)
    expect(refused.words).toContain('id="field-parentSlug-problem"')
    await move({ parentSlug: '', afterSlug: '' })
    expect((await read('third-of-all')).parent).toBeNull()
  })
})

describe('a role by a form without scripts', () => {
  it('[WEB20] [ACC8] is given, or the refusal said beside it', async () => {
    const given = await send(admin, '/people?cursor=', { account: member.id, role: 'moderator' })
    expect([given.status, given.to]).toEqual([303, '/people?cursor='])
    const { prisma } = app.platform.database
    expect(await prisma.user.findUnique({ where: { id: member.id } })).toMatchObject({ role: 'moderator' })
    const last = await send(admin, '/people', { account: admin.id, role: 'member' })
    expect([last.status, last.words]).toEqual([409, expect.stringContaining('role="alert"')])
    expect((await send(admin, '/people', { account: member.id, role: 'king' })).status).toBe(400)
    expect((await send(await aMember(app.platform), '/people', { account: member.id, role: 'admin' })).status).toBe(403)
  })
})
