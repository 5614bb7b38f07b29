import { editDraft, findOrCreateWorkingDraft, readDraft } from '@fieldword/server/collab/index.ts'
import { findPage, readPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { DraftMode } from '@fieldword/shared/review/merging-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'
import { draftText } from './support/drafts.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
})
afterAll(() => test.close())

let made = 0
/** A page with these texts approved one after the other. */
async function aPage(...texts: DocumentJson[]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Undone ${made}`)
  for (const text of texts) await people.publish(slug, text)
  return slug
}

const draftOf = async (slug: string) => toText(await draftText(platform, slug))

const previewOf = (slug: string, number: number, choices: Choice[] = [], actor: Actor = people.member) =>
  previewUndo(platform, actor, { slug, number, choices })

interface Undoing {
  readonly choices?: Choice[]
  readonly draft?: DraftMode
  readonly actor?: Actor
}

/** Looks at the undo, then sends it. */
async function undoOf(slug: string, number: number, { choices = [], draft, actor = people.member }: Undoing = {}) {
  const seen = await previewOf(slug, number, choices, actor)
  const draftHash = seen.draft?.contentHash
  return undo(platform, actor, { slug, number, choices, ontoHash: seen.onto.contentHash, draft, draftHash })
}

const htmlOf = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html ?? null
const [first, second, third] = [
  textOf('Students advance.', 'Pace varies.'),
  textOf('Students advance upon mastery.', 'Pace varies.'),
  textOf('Students advance upon mastery.', 'Pace varies by student.'),
]

describe('undoing one revision', () => {
  it('[RV20] takes back what it changed and keeps what came after it', async () => {
    const slug = await aPage(first, second, third)
    const seen = await previewOf(slug, 2)
    expect(seen).toMatchObject({ conflicts: [], changes: true, onto: { number: 3 }, draft: null })
    expect(seen.comparison.counts).toMatchObject({ reworded: 1, kept: 1 })
    const review = await undoOf(slug, 2)
    expect(review.revision).toMatchObject({
      ...{ number: 4, origin: 'undo', undoesNumber: 2, parentNumber: 3, state: 'pending', tags: ['undo'] },
      summary: 'Undo revision 2',
    })
    expect(await draftOf(slug)).toBe('Students advance.\nPace varies by student.')
    await people.approve(review)
    expect(await htmlOf(slug)).toBe('<p>Students advance.</p><p>Pace varies by student.</p>')
  })

  it('[RV20] also of the revision that visitors read now', async () => {
    const slug = await aPage(first, second)
    await people.approve(await undoOf(slug, 2))
    expect(await htmlOf(slug)).toBe('<p>Students advance.</p><p>Pace varies.</p>')
    expect(await refusalOf(undoOf(slug, 2))).toBe('nothing-to-undo')
  })

  it('[RV22] [RV26] keeps what others wrote into the draft and nobody approved yet', async () => {
    const slug = await aPage(first, second, third)
    await people.author.write(
      slug,
      textOf('Students advance upon mastery.', 'Pace varies by student.', 'Support is timely.'),
    )
    const seen = await previewOf(slug, 2)
    expect(seen.draft).toMatchObject({ kept: [], merged: { counts: { reworded: 1, removed: 0 } } })
    expect(seen.draft?.replaced.counts).toMatchObject({ reworded: 1, removed: 1 })
    const review = await undoOf(slug, 2)
    expect(await draftOf(slug)).toBe('Students advance.\nPace varies by student.\nSupport is timely.')
    await people.approve(review)
    expect(await htmlOf(slug)).not.toContain('Support')
    const next = await people.author.propose(slug)
    expect(next.revision.authors.map(({ id }) => id)).toEqual([people.member.id])
  })

  it('[RV22] says where the draft says something of its own, and keeps it', async () => {
    const slug = await aPage(first, second, third)
    await people.author.write(slug, textOf('Students advance upon demonstrated mastery.', 'Pace varies by student.'))
    const seen = await previewOf(slug, 2)
    expect(seen.draft?.kept).toMatchObject([{ kind: 'words', ours: ' upon demonstrated mastery' }])
    await undoOf(slug, 2)
    expect(await draftOf(slug)).toBe('Students advance upon demonstrated mastery.\nPace varies by student.')
  })

  it('[RV22] replaces the draft only as it was seen', async () => {
    const slug = await aPage(first, second, third)
    const typed = textOf('Students advance upon mastery.', 'Pace varies by student.', 'More.')
    await people.author.write(slug, typed)
    const seen = await previewOf(slug, 2)
    await people.author.write(
      slug,
      textOf('Students advance upon mastery.', 'Pace varies by student.', 'More and more.'),
    )
    const wish = { slug, number: 2, choices: [], ontoHash: seen.onto.contentHash, draft: 'replace' } as const
    const late = undo(platform, people.member, { ...wish, draftHash: seen.draft?.contentHash })
    expect(await refusalOf(late)).toBe('draft-moved-on')
    expect(await refusalOf(undo(platform, people.member, wish))).toBe('draft-moved-on')
    expect(await draftOf(slug)).toContain('More and more.')
    await undoOf(slug, 2, { draft: 'replace' })
    expect(await draftOf(slug)).toBe('Students advance.\nPace varies by student.')
  })
})

describe('where later texts changed the same', () => {
  const later = textOf('Students advance upon demonstrated mastery.', 'Pace varies.')

  it('[RV23] every conflict is decided before anything is proposed', async () => {
    const slug = await aPage(first, second, later)
    const { conflicts } = await previewOf(slug, 2)
    expect(conflicts).toMatchObject([
      {
        kind: 'words',
        base: ' upon mastery',
        ours: ' upon demonstrated mastery',
        theirs: null,
        before: 'Students advance',
      },
    ])
    const [conflict] = conflicts.map(({ id }) => id) as [string]
    expect(await refusalOf(undoOf(slug, 2))).toBe('conflicts-left')
    const foreign: Choice[] = [{ conflict: '99w1', take: 'ours' }]
    expect(await refusalOf(undoOf(slug, 2, { choices: foreign }))).toBe('merge-moved-on')
    const wordless: Choice[] = [{ conflict, take: 'own' }]
    expect(await refusalOf(undoOf(slug, 2, { choices: wordless }))).toBe('merge-moved-on')
    expect(await refusalOf(undoOf(slug, 2, { choices: [{ conflict, take: 'ours' }] }))).toBe('nothing-to-undo')
    const choices: Choice[] = [{ conflict, take: 'own', words: ' upon proof' }]
    expect((await previewOf(slug, 2, choices)).comparison.counts.reworded).toBe(1)
    const review = await undoOf(slug, 2, { choices })
    expect(review.revision.authors).toMatchObject([{ id: people.member.id, typed: 11 }])
    await people.approve(review)
    expect(await htmlOf(slug)).toBe('<p>Students advance upon proof.</p><p>Pace varies.</p>')
  })

  it('[RV23] what was decided on another text is not taken for this one', async () => {
    const slug = await aPage(first, second, later)
    const seen = await previewOf(slug, 2)
    await people.publish(slug, textOf('Students advance upon demonstrated mastery.', 'Pace differs.'))
    const choices: Choice[] = seen.conflicts.map(({ id }) => ({ conflict: id, take: 'theirs' }))
    const late = undo(platform, people.member, { slug, number: 2, choices, ontoHash: seen.onto.contentHash })
    expect(await refusalOf(late)).toBe('merge-moved-on')
  })
})

describe('what cannot be undone', () => {
  it('[RV21] a first text, what was never approved, what is not there', async () => {
    const slug = await aPage(first, second)
    const waiting = await people.author.propose(slug, third)
    expect(await refusalOf(undoOf(slug, 1))).toBe('first-revision')
    expect(await refusalOf(undoOf(slug, waiting.revision.number))).toBe('not-approved')
    expect(await refusalOf(undoOf(slug, 9))).toBe('not-found')
  })

  it('[RV21] a text that is hidden from whoever asks, or of which only the hash is left', async () => {
    const slug = await aPage(first, second, third)
    const { id } = await findPage(platform, slug)
    await platform.database.prisma.revision.updateMany({ where: { pageId: id, number: 1 }, data: { textHidden: true } })
    expect(await refusalOf(undoOf(slug, 2))).toBe('text-hidden')
    expect((await undoOf(slug, 2, { actor: people.moderator })).revision.undoesNumber).toBe(2)
    const other = await aPage(textOf('Once there.', made.toString()), second, third)
    const page = await findPage(platform, other)
    const gone = await platform.database.prisma.revision.findFirstOrThrow({ where: { pageId: page.id, number: 1 } })
    await platform.database.prisma.content.update({
      where: { hash: gone.contentHash },
      data: { redactedAt: new Date() },
    })
    expect(await refusalOf(undoOf(other, 2))).toBe('text-redacted')
  })

  it('[RV20] by visitors, or by members where the page is kept for moderators', async () => {
    const slug = await aPage(first, second)
    expect(await refusalOf(previewOf(slug, 2, [], visitor))).toBe('sign-in-needed')
    await protectPage(platform, await aModerator(platform), aRule(slug, { editableBy: 'moderator' }))
    expect(await refusalOf(undoOf(slug, 2))).toBe('protected')
    expect((await undoOf(slug, 2, { actor: await aModerator(platform) })).state).toBe('open')
  })
})

describe('the draft', () => {
  it('[COL16] keeps the blank paragraph at its end, where somebody may be about to type', async () => {
    const slug = await aPage(first, second)
    const { draftId } = await findOrCreateWorkingDraft(platform, (await findPage(platform, slug)).id)
    const blank = { type: 'paragraph', attrs: { id: 'blank' } }
    const member = await aMember(platform)
    await platform.database.inTransaction(tx =>
      editDraft(platform, tx, draftId, { type: 'doc', content: [...second.content, blank] }, member.id),
    )
    await undoOf(slug, 2)
    expect((await readDraft(platform, draftId)).document.content.at(-1)).toEqual(blank)
  })

  it('[COL16] has a block to type into when everything was undone', async () => {
    const slug = await aPage(textOf('One.'), textOf('Another.'))
    await people.publish(slug, { type: 'doc', content: [{ type: 'horizontalRule', attrs: { id: 'r' } }] })
    await people.publish(slug, textOf('Back.'))
    const { draftId } = await findOrCreateWorkingDraft(platform, (await findPage(platform, slug)).id)
    await platform.database.inTransaction(tx => editDraft(platform, tx, draftId, { type: 'doc', content: [] }, null))
    expect((await readDraft(platform, draftId)).document.content).toHaveLength(1)
    expect(
      await authorOf(platform, people.member)
        .propose(slug)
        .then(
          () => 'proposed',
          () => 'refused',
        ),
    ).toBe('proposed')
  })
})
