import { KeptAnswers } from '@fieldword/server/platform/work/kept-answers.ts'
import { Workers } from '@fieldword/server/platform/work/workers.ts'
import { mergeTexts } from '@fieldword/server/review/merging.ts'
import { listQueue } from '@fieldword/server/review/reading.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

const blocks = 400
/** Long, with `salt` said in every block from one on to before another. */
function long(salt: string, from = 0, to = blocks): DocumentJson {
  const said = (at: number) => (at >= from && at < to ? ` ${salt}` : '')
  return textOf(...Array.from({ length: blocks }, (_, at) => `Paragraph ${at} says${said(at)} things of mastery.`))
}
const [first, second, third] = [long('', 0, 0), long('many', 0, 300), long('many', 0, 200)]

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let slug: string
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
  slug = (await people.author.makePage('A long one')).slug
  for (const text of [first, second]) await people.publish(slug, text)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

/** Where every merge is asked for anew, by threads that have no time for it. */
async function hurried<Answer>(work: (platform: TestPlatform['platform']) => Promise<Answer>): Promise<Answer> {
  const workers = new Workers({ threads: 1, milliseconds: 1 })
  try {
    return await work({ ...test.platform, workers, kept: new KeptAnswers(1000) })
  } finally {
    await workers.close()
  }
}

describe('long texts', () => {
  it('[RV27] are merged on another thread as they would be on this one, once', async () => {
    const three = { base: second, ours: third, theirs: long('few', 100, 400) }
    const expected = mergeDocuments(three.base, three.ours, three.theirs)
    expect(expected.conflicts.length).toBeGreaterThan(0)
    expect(await mergeTexts(test.platform, three)).toEqual(expected)
    const choices = expected.conflicts.map(({ id }) => ({ conflict: id, take: 'theirs' as const }))
    const settled = mergeDocuments(three.base, three.ours, three.theirs, { choices })
    expect(await mergeTexts(test.platform, three, { choices })).toEqual(settled)
    const { kept } = test.platform
    const workers = new Workers()
    await workers.close()
    expect(await mergeTexts({ workers, kept }, three, { choices })).toEqual(settled)
    expect(await refusalOf(mergeTexts({ workers, kept }, { ...three, theirs: first }))).toBe('too-busy')
  })

  it('[RV27] are refused where they take too long, and nothing is changed', async () => {
    const before = await test.platform.database.prisma.review.count()
    const { onto } = await previewUndo(test.platform, people.member, { slug, number: 2, choices: [] })
    const wish = { slug, number: 2, choices: [], ontoHash: onto.contentHash }
    expect(await refusalOf(hurried(platform => undo(platform, people.member, wish)))).toBe('takes-too-long')
    expect(await refusalOf(hurried(platform => previewUndo(platform, people.member, wish)))).toBe('takes-too-long')
    expect(await test.platform.database.prisma.review.count()).toBe(before)
  })

  it('[RV25] [RV27] leave it open how a proposal stands, until there is time', async () => {
    const { slug: other } = await people.author.makePage('Another long one')
    await people.publish(other, first)
    const late = await people.author.propose(other, long('few', 350, 400))
    await people.approve(await people.author.propose(other, second))
    const queueOf = (platform: TestPlatform['platform']) =>
      listQueue(platform, people.moderator, { state: 'open', limit: 50 })
    const standingIn = ({ items }: Awaited<ReturnType<typeof queueOf>>) =>
      items.find(({ id }) => id === late.id)?.standing
    expect(standingIn(await hurried(queueOf))).toBe('unknown')
    expect(standingIn(await queueOf(test.platform))).not.toBe('unknown')
  })
})

describe('a long preview', () => {
  it('[RV27] comes in parts, without long unchanged stretches', async () => {
    const seen = await previewUndo(test.platform, people.member, { slug, number: 2, choices: [] })
    const next = await previewUndo(test.platform, people.member, { slug, number: 2, choices: [], part: 2 })
    expect([seen, next].map(({ comparison: { part, changes } }) => [part.number, part.of > 1, changes])).toEqual(
      [1, 2].map(number => [number, true, 300]),
    )
    expect(next.comparison.rows[0]?.index).toBe(seen.comparison.part.to)
  })

  it('[RV27] [WEB20] is walked through without scripts, and what was filled in goes along', async () => {
    const member = await new Caller(app.url).signIn(people.member)
    const reviews = await test.platform.database.prisma.review.count()
    for (const way of ['undo', 'restore']) {
      const path = `${app.url}/wiki/${slug}/revisions/${way === 'undo' ? 2 : 1}/${way}`
      const body = new URLSearchParams({ part: '2', summary: 'Say it as before', draft: 'merge' }).toString()
      const answer = await member.send('POST', path, body, { 'content-type': 'application/x-www-form-urlencoded' })
      expect(answer.status).toBe(200)
      expect(answer.body).toMatch(/Part (<!-- -->)?2(<!-- -->)? of/)
      expect(answer.body).toContain('>Say it as before</textarea>')
      expect(answer.body).toMatch(/value="1" name="part"[^>]*>Part before/)
    }
    expect(await test.platform.database.prisma.review.count()).toBe(reviews)
  })
})
