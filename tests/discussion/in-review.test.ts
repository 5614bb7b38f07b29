import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { onWords, talkOf } from './support/talk.ts'

let test: TestPlatform
let platform: Platform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let slug: string
let path: string
let reviewId: string

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  app = await createTestApp(platform)
  people = await twoPeople(platform)
  slug = (await people.author.makePage('Under review')).slug
  await people.publish(slug, textOf('Students learn using pathways.', 'This stays.'))
  const review = await people.author.propose(slug, textOf('Students learn through pathways.', 'This stays.'))
  reviewId = review.id
  path = `/review/${reviewId}`
})
afterAll(async () => {
  await app.close()
  await test.close()
})

/** As a browser without scripts sends a form of the review's page. */
async function send(fields: Record<string, string>, from: Caller) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return from.send('POST', `${app.url}${path}`, new URLSearchParams(fields).toString(), type)
}
const member = () => new Caller(app.url).signIn(people.member)
const readBy = async (reader: Caller) => String((await reader.send('GET', `${app.url}${path}`)).body)

/** The part of the page that tells of one change. */
const changeIn = (html: string) => html.slice(html.indexOf('id="change-1"'), html.indexOf('This stays.'))

describe('what is said about a difference', () => {
  it('[DSC65] stands under the change it is about, and is answered and resolved there without scripts', async () => {
    const start = { discuss: 'start', slug, side: 'new', block: 'p1', text: 'Why through?' }
    const started = await send(start, await member())
    expect([started.status, started.headers.get('location')]).toEqual([303, expect.stringContaining(`${path}#t-`)])
    const thread = String(started.headers.get('location')).split('#t-')[1] ?? ''
    await send({ discuss: 'reply', thread, text: 'They move along it.' }, await member())
    const html = changeIn(await readBy(await member()))
    expect(html).toContain(`id="t-${thread}"`)
    expect(html).toContain('Why through?')
    expect(html).toContain('They move along it.')
    await send({ discuss: 'resolved', thread }, await member())
    expect(changeIn(await readBy(await member()))).toContain('Resolved by')
  })

  it('[DSC65] names the words it is about, on the older side too', async () => {
    const mine = talkOf(platform, people.member)
    await mine.start(slug, 'Keep it', { anchor: onWords('using', { kind: 'diff', reviewId, side: 'old' }) })
    expect(changeIn(await readBy(await member()))).toContain('on “using”')
  })

  it('[DSC65] is begun on words of a change, and refused and shown again where they do not stand there', async () => {
    const start = { discuss: 'start', slug, side: 'new', block: 'p1', text: 'Is it these?' }
    const refused = await send({ ...start, words: 'nowhere at all' }, await member())
    expect(refused.status).toBe(409)
    for (const shown of ['These words do not stand there', 'Is it these?', 'value="nowhere at all"'])
      expect(String(refused.body).replaceAll('<!-- -->', '')).toContain(shown)
    expect((await send({ ...start, words: 'through' }, await member())).status).toBe(303)
    expect(changeIn(await readBy(await member()))).toContain('on “through”')
  })

  it('[DSC65] is told below where its block is not among the changes', async () => {
    const anchor = { ...onWords('x', { kind: 'diff', reviewId, side: 'new' as const }), blockId: 'gone' }
    await talkOf(platform, people.member).start(slug, 'About nothing here', { anchor })
    const html = await readBy(await member())
    expect(html.indexOf('About nothing here')).toBeGreaterThan(html.indexOf('Other comments on this proposal'))
  })

  it('[DSC65] is refused in words where nothing was written', async () => {
    const empty = await send({ discuss: 'start', slug, side: 'new', block: 'p1', text: ' ' }, await member())
    expect(empty.status).toBe(400)
    expect(empty.body).toContain('Your comment was not added. Write something first.')
  })

  it('[DSC65] is not told of a deleted page, whose review can still be read', async () => {
    await deletePage(platform, people.moderator, { slug, reason: 'Not ours.' })
    const { status, body } = await (await member()).send('GET', `${app.url}${path}`)
    expect(status).toBe(200)
    expect(body).not.toContain('Keep it')
  })
})
