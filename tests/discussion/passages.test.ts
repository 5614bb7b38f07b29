import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { placeOfWords } from '@fieldword/shared/discussion/words-in.ts'
import { doc, element, heading, paragraph } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { talkOf } from './support/talk.ts'

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let member: Caller
let visitor: Caller
let made = 0

beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
  member = await new Caller(app.url).signIn(people.member)
  visitor = new Caller(app.url)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

/** A page with an approved text, and where its parts are. */
async function aText(
  document = textOf('First of all, first things first.', 'Second, the rest.', 'The rest is silence.'),
) {
  made += 1
  const { slug } = await people.author.makePage(`In parts ${made}`)
  await people.approve(await people.author.propose(slug, document))
  return { slug, path: `/wiki/${slug}/revisions/1/comments`, api: `/api/v1/pages/${slug}/revisions/1` }
}

async function send(path: string, fields: Record<string, string>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const { status, headers, body } = await member.send(
    'POST',
    app.url + path,
    new URLSearchParams(fields).toString(),
    type,
  )
  return { status, to: headers.get('location') ?? '', words: wordsOf(body) }
}
const open = async (path: string, by = member) => wordsOf((await by.get(app.url + path)).body)
const wordsOf = (body: unknown) => String(body).replaceAll('<!-- -->', '')
const threadsOf = async (slug: string, actor: SignedIn = people.member) =>
  (await talkOf(test.platform, actor).threads(slug)).items

describe('the parts of a text', () => {
  it('[DSC66] are its blocks with words, in order; elements have numbers', async () => {
    const { api } = await aText(
      doc(
        heading('h', 2, 'Promise'),
        paragraph('p1', 'We say:'),
        element('e1', 'pace', 'At a pace.'),
        paragraph('p2', ' '),
      ),
    )
    expect((await visitor.get(`${app.url}${api}/passages`)).body).toEqual({
      items: [
        { blockId: 'h', kind: 'heading', number: null, text: 'Promise', openThreads: 0 },
        { blockId: 'p1', kind: 'paragraph', number: null, text: 'We say:', openThreads: 0 },
        { blockId: 'e1', kind: 'element', number: 1, text: 'At a pace.', openThreads: 0 },
      ],
    })
  })

  it('[DSC66] [DSC10] of a text that one may not read are not there', async () => {
    const { slug } = await aText()
    await people.author.propose(slug, textOf('Only proposed'))
    const path = `${app.url}/api/v1/pages/${slug}/revisions/2/passages`
    expect([(await visitor.get(path)).status, (await member.get(path)).status]).toEqual([404, 200])
  })

  it.each(['0', '-1', '1.5', 'x', '99999999999'])('[DSC66] of revision %s are asked for in vain', async number => {
    const { slug } = await aText()
    const [parts, page] = [
      `/api/v1/pages/${slug}/revisions/${number}/passages`,
      `/wiki/${slug}/revisions/${number}/comments`,
    ]
    const asked = await Promise.all([parts, page].map(path => visitor.get(app.url + path)))
    for (const { status } of asked) expect([400, 404]).toContain(status)
  })
})

describe('a comment on a part, without scripts', () => {
  it('[DSC66] [DSC68] is about all of it, and the part says that there is one', async () => {
    const { slug, path } = await aText()
    expect(await open(`${path}?part=p2`)).toContain('id="new"')
    const sent = await send(path, { part: 'p2', words: '', title: '', text: 'Which rest?' })
    expect([sent.status, sent.to]).toEqual([303, expect.stringContaining(`/wiki/${slug}/talk?comment=`)])
    const [thread] = await threadsOf(slug)
    expect(thread).toMatchObject({
      revisionNumber: 1,
      anchor: { blockId: 'p2', quote: null },
      comments: [{ text: 'Which rest?' }],
    })
    expect(await open(path, visitor)).toContain(`<a href="/wiki/${slug}/talk?block=p2">1 open thread</a>`)
  })

  it('[DSC66] is about words of it, whatever spaces are between them', async () => {
    const { slug, path } = await aText()
    await send(path, { part: 'p1', words: ' first \n things ', title: 'Order', text: 'Which?' })
    const [thread] = await threadsOf(slug)
    expect(thread?.anchor).toMatchObject({ blockId: 'p1', from: 14, to: 26, quote: { exact: 'first things' } })
  })

  it.each([
    ['nowhere', 'words-not-there', 'These words do not stand there'],
    ['irst', 'words-not-clear', 'These words stand there more than once'],
  ])('[DSC66] is refused and shown again where its words stand %s (%s)', async (words, _code, said) => {
    const { slug, path } = await aText()
    const { status, words: page } = await send(path, { part: 'p1', words, title: '', text: 'What I wrote' })
    expect(status).toBeGreaterThanOrEqual(400)
    for (const shown of [said, 'What I wrote', `value="${words}"`]) expect(page).toContain(shown)
    expect(await threadsOf(slug)).toEqual([])
  })

  it('[DSC67] begins with words: the one part that has them is open, of several one is chosen', async () => {
    const { path } = await aText()
    expect(await open(`${path}?words=silence`)).toContain('The rest is silence.')
    expect(await open(`${path}?words=silence`)).toContain('Start thread')
    const several = await open(`${path}?words=rest`)
    expect(several).toContain('“rest” stands in 2 parts: choose the one you mean.')
    expect(several).not.toContain('Start thread')
    expect(several).not.toContain('First of all')
    expect(await open(`${path}?words=nowhere+at+all`)).toContain('These words stand in no part of this text.')
  })

  it('[DSC30] offers a visitor no form where the page takes no comments of visitors', async () => {
    const { path } = await aText()
    const page = await open(`${path}?part=p1`, visitor)
    expect(page).toContain('Sign in to take part.')
    expect(page).not.toContain('name="text"')
  })
})

describe('words in a text', () => {
  it.each([
    ['a b a', 'a', null],
    ['a b a', 'b a', { from: 2, to: 5 }],
    ['a \n b', 'a b', { from: 0, to: 5 }],
    ['aaa', 'aa', null],
  ])('[DSC66] of %j, %j are found where they stand once', (text, words, place) => {
    expect(placeOfWords(text, words)).toEqual(place ?? expect.objectContaining({ code: 'words-not-clear' }))
  })
})
