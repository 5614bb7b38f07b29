import { findPage } from '@fieldword/server/pages/index.ts'
import { KeptAnswers } from '@fieldword/server/platform/work/kept-answers.ts'
import { Workers } from '@fieldword/server/platform/work/workers.ts'
import { mergeTexts } from '@fieldword/server/review/merging.ts'
import { readDraftNow } from '@fieldword/server/review/proposing.ts'
import { listQueue } from '@fieldword/server/review/queueing.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
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
    const queueOf = (platform: TestPlatform['platform']) => listQueue(platform, people.moderator, { limit: 50 })
    const standingIn = ({ items }: Awaited<ReturnType<typeof queueOf>>) =>
      items.find(({ id }) => id === late.id)?.standing
    expect(standingIn(await hurried(queueOf))).toBe('unknown')
    expect(standingIn(await queueOf(test.platform))).not.toBe('unknown')
  })
})

/** Somebody goes on writing in the draft while it is merged: each time a merge has been worked out, before it is used. */
class WhileTyping extends Workers {
  readonly #type: (merges: number) => Promise<void>
  merges = 0

  constructor(type: (merges: number) => Promise<void>) {
    super()
    this.#type = type
  }

  override async run<Answer>(...task: Parameters<Workers['run']>): Promise<Answer> {
    const answer = await super.run<Answer>(...task)
    this.merges += 1
    await this.#type(this.merges)
    return answer
  }
}

describe('a long draft', () => {
  let made = 0
  /** A new page, whose r2 changed the first 300 paragraphs, and what somebody wishes who has seen what undoing that makes. */
  async function aDraft() {
    made += 1
    const own = [350, `own${made}`] as const
    const { slug: other } = await people.author.makePage(`A long draft ${made}`)
    for (const text of [first, second]) await people.publish(other, text)
    const { onto } = await previewUndo(test.platform, people.member, { slug: other, number: 2, choices: [] })
    await people.author.write(other, typed(own))
    return { own, slug: other, wish: { slug: other, number: 2, choices: [], ontoHash: onto.contentHash } }
  }
  /** The approved text, with words of somebody's own in some of its paragraphs. */
  const typed = (...places: (readonly [at: number, word: string])[]): DocumentJson => {
    const content = [...second.content]
    for (const [at, word] of places) {
      const [block] = textOf(`Paragraph ${at} says ${word} words.`).content
      content[at] = { ...(content[at] as NodeJson), content: block?.content ?? [] }
    }
    return { type: 'doc', content }
  }
  const saysOf = async (page: string) => {
    const { id } = await findPage(test.platform, page)
    return toText((await readDraftNow(test.platform, id)).document).split('\n')
  }

  it('[RV51] is merged on another thread, before anything is locked', async () => {
    const { own, wish, slug: page } = await aDraft()
    const before = await test.platform.database.prisma.review.count()
    const workers = new Workers()
    await workers.close()
    // The proposal itself is merged already, and the draft, which says something new, is not.
    expect(await refusalOf(undo({ ...test.platform, workers }, people.member, wish))).toBe('too-busy')
    expect(await test.platform.database.prisma.review.count()).toBe(before)
    await undo(test.platform, people.member, wish)
    const says = await saysOf(page)
    expect([says[0], says[350]]).toEqual(['Paragraph 0 says things of mastery.', `Paragraph 350 says ${own[1]} words.`])
  })

  it('[RV51] takes in what is typed meanwhile elsewhere, and is merged anew where it is typed in the same place', async () => {
    for (const [at, merges] of [
      [360, 1],
      [5, 2],
    ] as const) {
      const { own, wish, slug: page } = await aDraft()
      const workers = new WhileTyping(async turn => {
        if (turn === 1) await people.author.write(page, typed(own, [at, 'since']))
      })
      await undo({ ...test.platform, workers }, people.member, wish)
      await workers.close()
      expect([at, workers.merges]).toEqual([at, merges])
      const says = await saysOf(page)
      expect(says[1]).toBe('Paragraph 1 says things of mastery.')
      expect(says[350]).toBe(`Paragraph 350 says ${own[1]} words.`)
      expect(says[at]).toBe(`Paragraph ${at} says since words.`)
    }
  })

  it('[RV51] is left to those who write on and on where it is changed, and that is said', async () => {
    const { own, wish, slug: page } = await aDraft()
    const reviews = await test.platform.database.prisma.review.count()
    const workers = new WhileTyping(turn => people.author.write(page, typed(own, [turn, 'since'])))
    expect(await refusalOf(undo({ ...test.platform, workers }, people.member, wish))).toBe('draft-busy')
    await workers.close()
    expect(workers.merges).toBe(5)
    expect(await test.platform.database.prisma.review.count()).toBe(reviews)
    expect((await saysOf(page))[5]).toBe('Paragraph 5 says since words.')
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
