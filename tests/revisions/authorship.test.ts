import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type Damage, verify } from '@fieldword/server/platform/verifying.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import { update } from '@fieldword/server/review/update-commands.ts'
import { previewUpdate } from '@fieldword/server/review/updating.ts'
import { forgetRemovals } from '@fieldword/server/revisions/authorship-commands.ts'
import { AuthorshipKeeper } from '@fieldword/server/revisions/authorship-keeper.ts'
import { longestLine } from '@fieldword/server/revisions/authorship-packing.ts'
import { createRevision, type NewRevision, typingCheck } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, decideAs, textOf } from '../support/writing.ts'
import { authorshipOf, drawn, sharesIn } from './support/authorship.ts'

const agency = 'Students make important decisions about their learning.'
const evidence = 'Progress is based on evidence of mastery, not seat time.'

let test: TestPlatform
let platform: Platform
let keeper: AuthorshipKeeper
let ada: SignedIn
let ben: SignedIn
let moderator: SignedIn

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  keeper = new AuthorshipKeeper(platform)
  ;[ada, ben, moderator] = [await aMember(platform, 'Ada'), await aMember(platform, 'Ben'), await aModerator(platform)]
})
afterAll(async () => {
  await keeper.close()
  await test.close()
})

let pages = 0
async function aPage(): Promise<{ id: string; slug: string }> {
  pages += 1
  return authorOf(platform, ada).makePage(`Written by several ${pages}`)
}
const read = (slug: string, number: number, actor: SignedIn | typeof visitor = ada) =>
  authorshipOf({ platform, keeper }, actor, slug, number)
const decide = (review: ReviewRef, kind: 'approve' | 'reject') =>
  decideAs(platform, moderator, review, kind, 'so it is')

async function publish(slug: string, writer: SignedIn, document: DocumentJson): Promise<void> {
  await decide(await authorOf(platform, writer).propose(slug, document), 'approve')
}

/** A revision as an import makes it; its parent is the one before. */
async function imported(pageId: string, document: DocumentJson, told: Partial<NewRevision> = {}): Promise<string> {
  const { prisma, inTransaction } = platform.database
  const last = await prisma.revision.findFirst({ where: { pageId }, orderBy: { number: 'desc' } })
  const [id, createdAt] = [platform.newId(), platform.clock()]
  const parentId = last?.id ?? null
  await inTransaction(tx =>
    createRevision(tx, {
      ...{ id, pageId, parentId, document, title: 'Imported', summary: 'From elsewhere', changeKind: 'wording' },
      ...{ origin: 'import', state: 'approved', createdById: null, createdAt, writtenOn: '2012-05', authors: [] },
      ...told,
    }),
  )
  return id
}

describe('who wrote what of a page', () => {
  it('[WHO3] [WHO7] is whoever typed it, over revisions of several', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency))
    await publish(slug, ben, textOf(agency, evidence))
    await publish(slug, ada, textOf(evidence, agency.replace('important', 'real')))
    expect(drawn(await read(slug, 3))).toBe(
      'r2 Ben: Progress is based on evidence of mastery, not seat time. / ' +
        'r1 Ada: Students make | r3 Ada: real | r1 Ada: decisions about their learning.',
    )
  })

  it('[WHO16] tells a hundred of the revisions at once, the newest first, and how many there are', async () => {
    const { id, slug } = await aPage()
    const told = Array.from({ length: 130 }, (_, index) => `Paragraph ${index} says what nobody said before ${index}.`)
    for (let count = 1; count <= told.length; count += 1) await imported(id, textOf(...told.slice(0, count)))
    await read(slug, 130)
    await keeper.settled()
    const part = async (number: number) => {
      const { revisions, part } = await authorshipOf({ platform, keeper }, ada, slug, 130, number)
      return [revisions[0]?.number, revisions.at(-1)?.number, part]
    }
    const all = { of: 2, revisions: 130 }
    expect(await part(1)).toEqual([31, 130, { number: 1, ...all }])
    expect(await part(2)).toEqual([1, 30, { number: 2, ...all }])
    expect(await part(9)).toEqual([1, 30, { number: 2, ...all }])
    expect((await read(slug, 130)).blocks).toHaveLength(130)
  })

  it('[WHO7] within one revision each word is of who typed it in the draft', async () => {
    const { slug } = await aPage()
    await authorOf(platform, ada).write(slug, textOf(agency))
    await authorOf(platform, ben).write(slug, textOf(`${agency} And more.`))
    await publish(slug, ada, textOf(`${agency} And more.`))
    expect(drawn(await read(slug, 1))).toBe(`r1 Ada: ${agency} | r1 Ben: And more.`)
  })

  it('[WHO7] approving is not writing, and neither is proposing what somebody else wrote', async () => {
    const { slug } = await aPage()
    await authorOf(platform, ben).write(slug, textOf(agency))
    await decide(await authorOf(platform, ada).propose(slug), 'approve')
    expect(drawn(await read(slug, 1))).toBe(`r1 Ben: ${agency}`)
  })

  it('[WHO6] a restored text returns to who wrote it, what was only rejected comes with the restore', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency))
    await publish(slug, ben, textOf('Something else.'))
    await decide(await restore(platform, ben, { slug, number: 1 }), 'approve')
    expect(drawn(await read(slug, 3))).toBe(`r1 Ada: ${agency}`)
    await decide(await authorOf(platform, ada).propose(slug, textOf(agency, evidence)), 'reject')
    await decide(await restore(platform, ben, { slug, number: 4 }), 'approve')
    expect(drawn(await read(slug, 5))).toBe(`r1 Ada: ${agency} / r5 Ada: ${evidence}`)
  })

  it('[WHO5] a passage that somebody brings back is of who wrote it first', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency, evidence))
    await publish(slug, ben, textOf(agency))
    await publish(slug, ben, textOf(`As was said: ${evidence}`, agency))
    expect(drawn(await read(slug, 3))).toBe(`r3 Ben: As was said: | r1 Ada: ${evidence} / r1 Ada: ${agency}`)
  })

  it('[WHO3] a proposal goes by the text it was made from', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency))
    await decide(await authorOf(platform, ben).propose(slug, textOf(agency, evidence)), 'reject')
    await authorOf(platform, ada).propose(slug, textOf(agency, evidence, 'So it is.'))
    expect(drawn(await read(slug, 3))).toBe(`r1 Ada: ${agency} / r3 Ben: ${evidence} / r3 Ada: So it is.`)
  })

  it('[WHO5] undoing what took words away gives them back to who wrote them', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency, evidence, 'Third.'))
    await publish(slug, ben, textOf(agency, 'Third.'))
    await publish(slug, ben, textOf(agency, 'Third.', 'Fourth of all.'))
    const { onto } = await previewUndo(platform, ben, { slug, number: 2, choices: [] })
    await undo(platform, ben, { slug, number: 2, choices: [], ontoHash: onto.contentHash })
    const authorship = await read(slug, 4)
    expect(drawn(authorship)).toContain(`r1 Ada: ${evidence}`)
    expect(drawn(authorship)).toContain('r3 Ben: Fourth of all.')
    expect(authorship.revisions.map(({ number }) => number)).toEqual([1, 3])
  })

  it('[WHO14] a proposal that was brought up to date is of who typed it', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency, 'Pace varies.'))
    await publish(slug, ada, textOf(agency, 'Pace varies by student.'))
    await authorOf(platform, ben).write(slug, textOf(`${agency} Daily.`, 'Pace varies by student.'))
    const proposed = textOf(`${agency} Daily.`, 'Pace varies by student.', 'And last.')
    const { id } = await authorOf(platform, ada).propose(slug, proposed)
    const undone = await previewUndo(platform, ben, { slug, number: 2, choices: [] })
    await decide(
      await undo(platform, ben, { slug, number: 2, choices: [], ontoHash: undone.onto.contentHash }),
      'approve',
    )
    const { onto } = await previewUpdate(platform, moderator, { id, choices: [] })
    await update(platform, moderator, { id, choices: [], ontoHash: onto.contentHash })
    expect(drawn(await read(slug, 5))).toBe(
      `r1 Ada: ${agency} | r5 Ben: Daily. / r1 Ada: Pace varies. / r5 Ada: And last.`,
    )
    expect(drawn(await read(slug, 3))).toContain('r3 Ben: Daily.')
  })

  it('[WHO12] imports have authors of their own, or none', async () => {
    const { id, slug } = await aPage()
    await imported(id, textOf(agency), { outsideAuthors: ['Chris Sturgis', 'Susan Patrick'] })
    await imported(id, textOf(agency, evidence), {
      authors: [
        { userId: ada.id, typed: 3 },
        { userId: ben.id, typed: 2 },
      ],
    })
    await imported(id, textOf(agency, evidence, 'By nobody.'))
    const authorship = await read(slug, 3)
    expect(drawn(authorship)).toBe(
      `r1 Chris Sturgis and Susan Patrick: ${agency} / r2 Ada and Ben: ${evidence} / r3 unnamed: By nobody.`,
    )
    expect(authorship.writers.map(({ kind }) => kind).sort()).toEqual(['members', 'outside', 'unnamed'])
  })

  it('[WHO9] shares add up, who wrote most comes first', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf('Short.'))
    await publish(slug, ben, textOf('Short.', 'Quite a bit longer 👨‍👩‍👧.'))
    const authorship = await read(slug, 2)
    expect(sharesIn(authorship)).toEqual([
      ['Ben', 81],
      ['Ada', 19],
    ])
    expect(authorship.writers[0]?.characters).toBe('Quite a bit longer .'.length + 5)
  })
})

describe('who may know', () => {
  it('[WHO12] whoever may not read a revision is not told of it', async () => {
    const { slug } = await aPage()
    await publish(slug, ada, textOf(agency))
    await authorOf(platform, ben).propose(slug, textOf(agency, evidence))
    expect(drawn(await read(slug, 1, visitor))).toBe(`r1 Ada: ${agency}`)
    expect(await refusalOf(read(slug, 2, visitor))).toBe('not-found')
    expect(await refusalOf(read(slug, 99))).toBe('not-found')
  })

  it('[WHO12] hidden authors are hidden in every text that has their words, but from moderators', async () => {
    const { id, slug } = await aPage()
    await publish(slug, ada, textOf(agency))
    await publish(slug, ben, textOf(agency, evidence))
    await platform.database.prisma.revision.updateMany({
      where: { pageId: id, number: 1 },
      data: { authorsHidden: true, summaryHidden: true },
    })
    const shown = await read(slug, 2, visitor)
    expect(drawn(shown)).toBe(`r1 hidden: ${agency} / r2 Ben: ${evidence}`)
    expect(JSON.stringify(shown)).not.toContain(ada.id)
    expect(shown.revisions[0]).toMatchObject({ number: 1, summary: '', authors: [] })
    expect(drawn(await read(slug, 2, moderator))).toBe(`r1 Ada: ${agency} / r2 Ben: ${evidence}`)
  })

  it('[WHO13] a hidden text is refused as it is elsewhere', async () => {
    const { id, slug } = await aPage()
    await publish(slug, ada, textOf(agency))
    await publish(slug, ben, textOf(agency, evidence))
    await platform.database.prisma.revision.updateMany({ where: { pageId: id, number: 1 }, data: { textHidden: true } })
    expect(await refusalOf(read(slug, 1, visitor))).toBe('text-hidden')
    expect(drawn(await read(slug, 1, moderator))).toBe(`r1 Ada: ${agency}`)
  })

  it('[WHO13] a destroyed text is stepped over, and what was taken out of it is not remembered', async () => {
    const { id, slug } = await aPage()
    await imported(id, textOf(agency), { outsideAuthors: ['First'] })
    await imported(id, textOf(agency, evidence, 'What must not be read.'), { outsideAuthors: ['Second'] })
    await imported(id, textOf(agency, evidence), { outsideAuthors: ['Third'] })
    await read(slug, 3)
    const { prisma } = platform.database
    const { contentHash } = await prisma.revision.findFirstOrThrow({ where: { pageId: id, number: 2 } })
    const kept = () => prisma.authorship.count({ where: { revision: { pageId: id }, removed: { not: null } } })
    expect(await kept()).toBe(1)
    await prisma.content.update({
      where: { hash: contentHash },
      data: { redactedAt: new Date(), packed: new Uint8Array() },
    })
    await platform.database.inTransaction(tx => forgetRemovals(tx, [contentHash]))
    expect(await kept()).toBe(0)
    expect(drawn(await read(slug, 3))).toBe(`r1 First: ${agency} / r2 Second: ${evidence}`)
    await prisma.authorship.deleteMany({ where: { revision: { pageId: id } } })
    expect(drawn(await read(slug, 3))).toBe(`r1 First: ${agency} / r3 Third: ${evidence}`)
  })
})

describe('what is kept', () => {
  const paragraphs = (number: number) =>
    textOf(
      ...Array.from({ length: number }, (_, index) => `Paragraph${index} says${index} something${index} else${index}.`),
    )

  it('[WHO10] every authorship of a long line is read back, and made from what is there', async () => {
    const { id, slug } = await aPage()
    const last = longestLine + 10
    for (let number = 1; number <= last; number += 1) {
      await imported(id, paragraphs(number), { outsideAuthors: [`Author ${number}`] })
    }
    await read(slug, longestLine - 2)
    const { prisma } = platform.database
    expect(await prisma.authorship.count({ where: { revision: { pageId: id } } })).toBe(longestLine - 2)
    for (const number of [last, longestLine + 1, longestLine, 1]) {
      const { blocks, left } = await read(slug, number)
      expect(left).toBe(0)
      expect(blocks.map(({ runs }) => runs[0]?.revision)).toEqual(
        Array.from({ length: number }, (_, index) => index + 1),
      )
    }
    const { _max } = await prisma.authorship.aggregate({ where: { revision: { pageId: id } }, _max: { place: true } })
    expect(_max.place).toBe(longestLine - 1)
  })

  it('[WHO10] a long history is caught up on in the background, and until then says how much is left', async () => {
    const { id, slug } = await aPage()
    for (let number = 1; number <= 60; number += 1) await imported(id, textOf(agency, `Number ${number}`))
    const first = await read(slug, 60)
    expect(first).toMatchObject({ left: 10, blocks: [], writers: [] })
    await keeper.settled()
    expect(drawn(await read(slug, 60))).toBe(`r1 unnamed: ${agency} / r1 unnamed: Number | r60 unnamed: 60`)
  })

  it('[WHO10] many who ask at once, in several processes, get the same', async () => {
    const { id, slug } = await aPage()
    for (let number = 1; number <= 20; number += 1) await imported(id, paragraphs(number))
    const another = new AuthorshipKeeper(test.another())
    const answers = await Promise.all(
      [keeper, another, keeper, another].map(keeper => authorshipOf({ platform, keeper }, ada, slug, 20)),
    )
    await another.close()
    expect(new Set(answers.map(answer => JSON.stringify(answer.blocks))).size).toBe(1)
    expect(answers[0]?.blocks[19]?.runs).toEqual([expect.objectContaining({ revision: 20 })])
  })

  it('[WHO10] what an older method made is made again, and comes out as from the start', async () => {
    const { id, slug } = await aPage()
    for (let number = 1; number <= 5; number += 1) await imported(id, paragraphs(number))
    const before = await read(slug, 5)
    const { prisma } = platform.database
    await prisma.authorship.updateMany({
      where: { revision: { pageId: id } },
      data: { method: 0, packed: new Uint8Array([1]) },
    })
    expect(await read(slug, 5)).toEqual(before)
    expect(await prisma.authorship.count({ where: { revision: { pageId: id }, method: 0 } })).toBe(0)
  })

  it('[WHO10] a damaged authorship is an error, never shown', async () => {
    const { id, slug } = await aPage()
    await imported(id, paragraphs(9))
    await read(slug, 1)
    const { approvedRevisionId } = await findPage(platform, slug)
    expect(approvedRevisionId).toBeNull()
    const { prisma } = platform.database
    const row = await prisma.authorship.findFirstOrThrow({ where: { revision: { pageId: id } } })
    const packed = new Uint8Array(row.packed)
    packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 1
    await prisma.authorship.update({ where: { revisionId: row.revisionId }, data: { packed } })
    await expect(read(slug, 1)).rejects.toThrow()
  })

  it('[WHO15] who typed proposals is verified', async () => {
    const { slug, id } = await aPage()
    await publish(slug, ada, textOf(agency))
    const { prisma } = platform.database
    const { revisionId, runs } = await prisma.revisionTyping.findFirstOrThrow({ where: { revision: { pageId: id } } })
    const damages: Damage[] = []
    const look = () =>
      verify(platform.database, [typingCheck], { damaged: damage => damages.push(damage), going() {}, done() {} })
    expect((await look()).looked).toBeGreaterThan(0)
    expect(damages).toEqual([])
    await prisma.revisionTyping.update({ where: { revisionId }, data: { runs: new Uint8Array([1, 2, 3]) } })
    await look()
    await prisma.revisionTyping.update({ where: { revisionId }, data: { runs: new Uint8Array(runs) } })
    expect(damages.map(({ what }) => what)).toEqual([`who typed the revision ${revisionId}`])
  })

  it('[WHO10] a revision with the text of the one before is credited alike', async () => {
    const { id, slug } = await aPage()
    await imported(id, textOf(agency))
    await imported(id, textOf(agency))
    expect(drawn(await read(slug, 2))).toBe(`r1 unnamed: ${agency}`)
  })
})
