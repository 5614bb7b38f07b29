import { editDraft, findOwnDraft, readDraft } from '@fieldword/server/collab/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { classChanges, explainChanges, recordChangesTo } from '@fieldword/server/processes/change-commands.ts'
import { listChanges } from '@fieldword/server/processes/changing.ts'
import { beginProcessDraft, chooseCandidate } from '@fieldword/server/processes/draft-commands.ts'
import { mergeDraft, previewDraftMerge } from '@fieldword/server/processes/draft-merging.ts'
import { compareProcessDraft, listProcessDrafts } from '@fieldword/server/processes/drafting.ts'
import { abandonProcess } from '@fieldword/server/processes/process-commands.ts'
import { endRole } from '@fieldword/server/processes/role-commands.ts'
import { closeStage as close } from '@fieldword/server/processes/stage-commands.ts'
import { draftingParts } from '@fieldword/server/processes/stages/drafting.ts'
import { explainWords } from '@fieldword/server/processes/tracing.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

const helped = element('e2', 'Help', 'Students are helped in time.')

/** Its elements with other words in the first. */
function saying(first: string) {
  return doc(paragraph('p1', 'What it means.'), element('e1', 'Doing', first), helped)
}

async function inDrafting() {
  const process = await aProcess(platform, { stages: ['drafting', 'comment', 'adoption'] })
  const [editor, writer] = [
    await giveRole(platform, process, 'editor'),
    await giveRole(platform, process, 'working_group'),
  ]
  await openStage(platform, process, 'drafting')
  return { process, editor, writer, slug: process.slug }
}

async function begin(slug: string, actor: SignedIn, purpose = 'Say it shorter', from: string | null = null) {
  return beginProcessDraft(platform, actor, { slug, purpose, from })
}

async function write(ownDraftId: string, actor: SignedIn, first: string) {
  const own = await findOwnDraft(platform.database.prisma, ownDraftId)
  await platform.database.inTransaction(tx => editDraft(platform, tx, own?.draftId ?? '', saying(first), actor.id))
}

async function choose(slug: string, editor: SignedIn, draft: { id: string }) {
  const { contentHash } = await compareProcessDraft(platform, editor, { slug, draft: draft.id })
  const told = { slug, draft: draft.id, summary: 'Say how', changeKind: 'meaning' as const, contentHash }
  return chooseCandidate(platform, editor, told)
}

async function changesOf(actor: SignedIn, { slug }: TestProcess) {
  return listChanges(platform, actor, { slug, unexplained: false, limit: 30 })
}

describe('working drafts', () => {
  it('[PR280] [PR281] [PR282] are of who begins them; the group writes in them, others see that they are there', async () => {
    const { process, editor, writer, slug } = await inDrafting()
    const draft = await begin(slug, writer)
    const own = await findOwnDraft(platform.database.prisma, draft.ownDraftId)
    expect(own).toMatchObject({ ownerId: writer.id, guests: [{ userId: editor.id }] })
    const stranger = await aMember(platform)
    const seen = await listProcessDrafts(platform, stranger, { slug, limit: 30 })
    expect(seen.items).toMatchObject([{ number: 1, purpose: 'Say it shorter', writing: 2, may: { write: false } }])
    expect(await refusalOf(begin(slug, stranger))).toBe('forbidden')
    expect(await refusalOf(compareProcessDraft(platform, stranger, { slug, draft: draft.id }))).toBe('not-invited')
    const late = await giveRole(platform, process, 'working_group')
    const { items } = await listProcessDrafts(platform, late, { slug, limit: 30 })
    expect(items).toMatchObject([{ writing: 3, may: { write: true } }])
    const { prisma } = platform.database
    const { id: member } = await prisma.processMember.findFirstOrThrow({ where: { userId: writer.id } })
    await endRole(platform, process.steward, { slug, member })
    expect(await findOwnDraft(prisma, draft.ownDraftId)).toMatchObject({
      ownerId: editor.id,
      guests: [{ userId: late.id }],
    })
  })

  it('[PR280] [PR283] [PR284] begin from one another, are compared and merged into one', async () => {
    const { editor, writer, slug } = await inDrafting()
    const first = await begin(slug, writer)
    await write(first.ownDraftId, writer, 'Students learn by doing together.')
    const second = await begin(slug, editor, 'Another way', first.id)
    await write(second.ownDraftId, editor, 'All students learn by doing together.')
    const apart = await compareProcessDraft(platform, writer, { slug, draft: second.id, beside: first.id })
    expect(apart).toMatchObject({
      draft: { number: 2 },
      beside: { number: 1 },
      comparison: { counts: { reworded: 1 } },
    })
    const wish = { slug, draft: first.id, from: second.id, choices: [] }
    const { conflicts, fromHash } = await previewDraftMerge(platform, writer, wish)
    expect(conflicts).toEqual([])
    await mergeDraft(platform, writer, { ...wish, fromHash })
    const own = await findOwnDraft(platform.database.prisma, first.ownDraftId)
    const { document } = await readDraft(platform, own?.draftId ?? '')
    expect(JSON.stringify(document)).toContain('All students learn by doing together.')
    expect(own?.brought).toContainEqual(expect.objectContaining({ userId: editor.id }))
    expect(await refusalOf(mergeDraft(platform, writer, { ...wish, fromHash: 'a'.repeat(64) }))).toBe('merge-moved-on')
  })

  it('[PR260] [PR266] [PR287] a frozen draft waits for review, is what the stage makes, and its changes are recorded once', async () => {
    const { process, editor, writer, slug } = await inDrafting()
    const draft = await begin(slug, writer)
    await write(draft.ownDraftId, writer, 'Students learn by trying.')
    expect(await refusalOf(choose(slug, writer, draft))).toBe('forbidden')
    const { revision, unexplained } = await choose(slug, editor, draft)
    expect(unexplained).toBe(1)
    await choose(slug, editor, draft)
    const { prisma } = platform.database
    const page = await prisma.page.findFirstOrThrow({ where: { slugs: { some: { slug: process.page } } } })
    const row = await prisma.revision.findFirstOrThrow({ where: { pageId: page.id, number: revision } })
    expect(await prisma.review.findUnique({ where: { revisionId: row.id } })).toMatchObject({ state: 'open' })
    const stage = await prisma.processStage.findUniqueOrThrow({ where: { id: await process.stage('drafting') } })
    expect(stage.outputRevisionId).toBe(row.id)
    const { items, counts, texts } = await changesOf(editor, process)
    expect(items).toMatchObject([
      { operation: 'reworded', class: 'c2', beforeText: 'doing', afterText: 'trying', unexplained: true },
    ])
    expect([counts.all, texts.length]).toEqual([1, 2])
    expect(items[0]).toMatchObject({ lead: 'Students learn by ', tail: '.' })
  })

  it('[PR264] [PR265] invariant 1: no stage opens on a change of meaning that nobody explained', async () => {
    const { process, editor, writer, slug } = await inDrafting()
    const draft = await begin(slug, writer)
    await write(draft.ownDraftId, writer, 'Students learn by trying, often.')
    await choose(slug, editor, draft)
    await closeStage(platform, process, 'drafting')
    expect(await refusalOf(openStage(platform, process, 'comment'))).toBe('criteria-unmet')
    const { prisma } = platform.database
    const opening = prisma.$executeRaw`
      UPDATE process_stages stage SET state = 'open', input_revision_id = (
        SELECT output_revision_id FROM process_stages made WHERE made.process_id = stage.process_id AND made.kind = 'drafting')
      WHERE id = ${await process.stage('comment')}::uuid`
    await expect(opening).rejects.toThrow('not explained')
    const { items } = await changesOf(editor, process)
    const changes = items.map(({ id }) => id)
    const reason = 'The group tried both.'
    expect(await refusalOf(explainChanges(platform, writer, { slug, changes, reason }))).toBe('forbidden')
    expect(await refusalOf(explainChanges(platform, editor, { slug, changes: [process.id], reason }))).toBe(
      'no-such-change',
    )
    await classChanges(platform, editor, {
      slug,
      changes: changes.slice(0, 1),
      class: 'c1',
      reason: 'The same in other words.',
    })
    await explainChanges(platform, editor, { slug, changes: changes.slice(1), reason })
    await openStage(platform, process, 'comment')
    const after = await changesOf(editor, process)
    expect(after.items[0]).toMatchObject({
      suggested: 'c2',
      class: 'c1',
      classReason: 'The same in other words.',
      unexplained: false,
    })
    expect(after.may).toEqual({ explain: true, classify: false })
    const late = classChanges(platform, editor, { slug, changes, class: 'c0', reason })
    expect(await refusalOf(late)).toBe('change-settled')
  })

  it('[PR266] changes to a revision that no stage made are recorded before a stage opens on it', async () => {
    const { process, editor, slug } = await inDrafting()
    await closeStage(platform, process, 'drafting')
    const { prisma } = platform.database
    const first = await prisma.processStage.findUniqueOrThrow({ where: { id: await process.stage('drafting') } })
    const number = await prisma.revision.findUniqueOrThrow({ where: { id: first.inputRevisionId ?? '' } })
    await recordChangesTo(platform, editor, { slug, revision: number.number })
    expect((await changesOf(editor, process)).items).toEqual([])
    expect(await refusalOf(recordChangesTo(platform, editor, { slug, revision: 999 }))).toBe('no-such-text')
  })

  it('[PR267] [PR270] [PR272] everybody is told why a word is there', async () => {
    const { process, editor, writer, slug } = await inDrafting()
    const draft = await begin(slug, writer)
    await write(draft.ownDraftId, writer, 'Students learn by trying.')
    await choose(slug, editor, draft)
    const { items } = await changesOf(editor, process)
    await explainChanges(platform, editor, { slug, changes: items.map(({ id }) => id), reason: 'Doing is too narrow.' })
    const visitor = { id: null, role: 'visitor' } as const
    const why = await explainWords(platform, visitor as never, { slug, element: 'e1', from: 18, to: 24 })
    expect(why.elements).toMatchObject([{ number: 1, runs: [{ text: 'trying', broughtBy: 1, change: 0 }] }])
    expect(why.changes).toMatchObject([{ change: { initiative: { reason: 'Doing is too narrow.' } } }])
    const rest = await explainWords(platform, visitor as never, { slug, element: 'e1', from: 0, to: 8 })
    expect(rest.elements).toMatchObject([{ runs: [{ text: 'Students', broughtBy: 0, change: null }] }])
    expect(await refusalOf(explainWords(platform, editor, { slug, element: 'none' }))).toBe('not-found')
    expect(await refusalOf(explainWords(platform, editor, { slug, revision: 999 }))).toBe('no-such-text')
  })

  it('[PR260] the database keeps what was recorded', async () => {
    const { prisma } = platform.database
    await expect(prisma.$executeRaw`UPDATE process_changes SET class = 'c0'`).rejects.toThrow('only added to')
    await expect(prisma.$executeRaw`DELETE FROM process_change_notes`).rejects.toThrow('only added to')
  })

  it('[PR286] [PR288] the stage is left without a candidate only with a reason, and its report can be made again', async () => {
    const { process, editor, writer, slug } = await inDrafting()
    const asked = { slug, stage: await process.stage('drafting') }
    expect(await refusalOf(close(platform, process.steward, { ...asked, reason: '' }))).toBe('explanation-needed')
    const draft = await begin(slug, writer)
    await write(draft.ownDraftId, writer, 'Students, learn by doing.')
    await choose(slug, editor, draft)
    await close(platform, process.steward, { ...asked, reason: '' })
    const { prisma: tx } = platform.database
    const stage = await tx.processStage.findUniqueOrThrow({ where: { id: asked.stage } })
    expect(stage.report).toMatchObject({ drafts: 1, changes: { c0: 0, c1: 1, c2: 0, c3: 0 } })
    const row = await tx.process.findUniqueOrThrow({ where: { slug } })
    expect(await draftingParts.rederived?.({ tx, process: row, stage })).toEqual(stage.report)
  })

  it('[PR330] nothing of a process that is over is written', async () => {
    const { process, editor, writer, slug } = await inDrafting()
    await begin(slug, writer)
    await abandonProcess(platform, process.steward, { slug, reason: 'Nobody came.' })
    expect(await refusalOf(begin(slug, editor))).toBe('process-not-open')
    const { prisma } = platform.database
    const id = process.id
    const member = { userId: writer.id, role: 'panel' as const, grantedById: editor.id, grantedAt: new Date() }
    for (const attempt of [
      () => prisma.processMember.create({ data: { ...member, id: platform.newId(), processId: id } }),
      () => prisma.processMember.updateMany({ where: { processId: id }, data: { endedAt: new Date() } }),
      () => prisma.processStage.updateMany({ where: { processId: id }, data: { title: 'Another' } }),
      () => prisma.processDraft.deleteMany({ where: { processId: id } }),
      () =>
        prisma.processParticipant.create({
          data: { processId: id, userId: writer.id, stratum: '', joinedAt: new Date() },
        }),
      () => prisma.process.update({ where: { id }, data: { state: 'open' } }),
    ]) {
      await expect(attempt()).rejects.toThrow('over')
    }
  })
})
