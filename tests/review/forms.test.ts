import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let slug: string
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  app = await createTestApp(platform)
  people = await twoPeople(platform)
  slug = (await people.author.makePage('Sent without scripts')).slug
  for (const text of ['One.', 'Two.', 'Three.']) await people.publish(slug, textOf(text))
})
afterAll(async () => {
  await app.close()
  await test.close()
})

/** As a browser sends a form. */
async function send(path: string, fields: Record<string, string>, from = new Caller(app.url), headers = {}) {
  const body = new URLSearchParams(fields).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return from.send('POST', `${app.url}${path}`, body, { ...type, ...headers })
}
const member = () => new Caller(app.url).signIn(people.member)
const reviews = () => platform.database.prisma.review.count({ where: { state: 'open' } })

describe('a form that is sent without scripts', () => {
  it('[WEB20] leads on when it was carried out', async () => {
    const { status, headers } = await send(
      `/wiki/${slug}/revisions/1/restore`,
      { summary: 'As it was' },
      await member(),
    )
    expect([status, headers.get('location')]).toEqual([303, expect.stringMatching(/^\/review\/[\w-]+\?done=propose$/)])
  })

  it('[RV109] keeps the queue’s filter after a decision', async () => {
    const { id, revision } = await people.author.propose(slug, textOf('Decided from the queue.'))
    const moderator = await new Caller(app.url).signIn(people.moderator)
    const decided = { decision: 'reject', reason: 'It says too little.', contentHash: revision.contentHash }
    const { status, headers } = await send(`/review/${id}?kind=wording&sort=size`, decided, moderator)
    expect([status, headers.get('location')]).toEqual([303, `/review/${id}?kind=wording&sort=size&done=reject`])
  })

  it('[WEB20] says on the page what was refused, with its status, and what was filled in', async () => {
    const path = `/wiki/${slug}/revisions/2/restore`
    const short = await send(path, { summary: 'No', draft: 'replace' }, await member())
    expect(short.status).toBe(400)
    expect(short.body).toContain('Say in a few words what changed.')
    expect(short.body).toContain('>No</textarea>')
    const moved = await send(
      path,
      { summary: 'As it was', draft: 'replace', draftHash: '0'.repeat(64) },
      await member(),
    )
    expect(moved.status).toBe(409)
    expect(moved.body).toContain('The draft changed while you looked.')
    expect(moved.headers.get('cache-control')).toContain('private')
  })

  it('[WEB20] [ACC13] is not carried out from another site, for a visitor, or where no form is', async () => {
    const before = await reviews()
    const path = `/wiki/${slug}/revisions/2/restore`
    const fields = { summary: 'As it was' }
    expect((await send(path, fields, await member(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const visitor = await send(path, fields)
    expect([visitor.status, visitor.headers.get('location')]).toEqual([303, expect.stringContaining('/sign-in?next=')])
    expect((await send(`/wiki/${slug}`, fields, await member())).status).toBe(404)
    expect((await send(path, { summary: 'x'.repeat(2_000_000) }, await member())).status).toBe(413)
    expect(await reviews()).toBe(before)
  })

  it('[WEB20] [RV23] takes no choice that is none', async () => {
    const fields = {
      'take.1w1-x': 'everything',
      'take.': 'ours',
      'words.1w1-x': 'x',
      ontoHash: 'no hash',
      summary: 'Undo it',
    }
    const { status, body } = await send(`/wiki/${slug}/revisions/3/undo`, fields, await member())
    expect(status).toBe(400)
    expect(body).toContain('Propose the undo')
  })
})
