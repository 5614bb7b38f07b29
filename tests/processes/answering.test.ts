import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import { acknowledgeAnswer } from '@fieldword/server/processes/answering/acknowledging-commands.ts'
import { listAnswers, viewAnswer, viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { assignAnswers } from '@fieldword/server/processes/answering/assigning-commands.ts'
import { linkChange, unlinkChange } from '@fieldword/server/processes/answering/change-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { splitContribution } from '@fieldword/server/processes/answering/part-commands.ts'
import { listWork, similarTo, viewWorkbench } from '@fieldword/server/processes/answering/workbench.ts'
import { answersCheck } from '@fieldword/server/processes/index.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { dispositionParts } from '@fieldword/server/processes/stages/disposition.ts'
import { csvOf } from '@fieldword/shared/kernel/csv.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { answersTable } from '@fieldword/shared/processes/answers-csv.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { WorkFilter } from '@fieldword/shared/processes/dispositions-contract.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { say } from './support/saying.ts'

let now = new Date('2026-09-01T10:00:00Z')
let test: TestPlatform
let platform: Platform
let process: TestProcess
let stageId: string
let author: SignedIn
let first: SignedIn
let second: SignedIn
let numbers: number[]

beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  platform = test.platform
  process = await aProcess(platform, { stages: ['comment', 'disposition'] })
  author = await aMember(platform, 'The Author')
  first = await giveRole(platform, process, 'editor', await aMember(platform, 'Editor One'))
  second = await giveRole(platform, process, 'editor', await aMember(platform, 'Editor Two'))
  const comments = await openStage(platform, process, 'comment')
  numbers = await say(
    platform,
    process,
    comments,
    { by: author, text: 'Using pathways sounds like a menu.', proposedText: 'through', elementId: 'e1' },
    { by: author, text: 'Using pathways sounds like picking from a menu.', elementId: 'e1' },
    { by: first, text: 'Drop rigorous. Move it first.', type: 'meaning', elementId: 'e2' },
    {
      text: 'Where does attendance fit?',
      type: 'question',
      source: { name: 'A reader', how: 'letter', reference: '7' },
    },
    { by: author, text: '=HYPERLINK("x")', type: 'evidence' },
  )
  await closeStage(platform, process, 'comment')
  stageId = await openStage(platform, process, 'disposition')
})
afterAll(() => test.close())

const propose = (by: SignedIn, number: number | number[], kind: DispositionKind, told: object = {}) =>
  proposeAnswers(platform, by, {
    ...{ slug: process.slug, kind, rationale: 'A reason.' },
    picks: [number].flat().map(one => ({ number: one, part: 0 })),
    ...told,
  })
const settle = (by: SignedIn, ids: string[], verdict: 'confirm' | 'return' = 'confirm', reason = '') =>
  settleAnswers(platform, by, { slug: process.slug, ids, verdict, reason })
const work = (filter: WorkFilter = {}, cursor?: string, limit = 30) =>
  listWork(platform, first, { slug: process.slug, limit, cursor, ...filter })
const shown = async (filter: WorkFilter = {}) =>
  (await work(filter)).items.map(({ input, part }) => (part ? `${input.number}.${part}` : input.number))
const answersOf = (number: number, by: Parameters<typeof viewAnswer>[1] = visitor) =>
  viewAnswer(platform, by, { slug: process.slug, number })
const later = (days: number) => {
  now = new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
}
const criteria = async () => {
  const { stages } = await readProcess(platform, first, process.slug)
  return stages.find(({ kind }) => kind === 'disposition')?.criteria.map(({ met }) => met)
}
const actsOf = async (actor: SignedIn) => {
  const { stages } = await readProcess(platform, actor, process.slug)
  return stages.find(({ kind }) => kind === 'disposition')?.acts.map(({ text }) => text)
}

it('[PR112] [PR122] editors alone propose, to all that are named or to none; the workbench narrows and goes on', async () => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers
  expect(await refusalOf(propose(author, a, 'accepted'))).toBe('forbidden')
  expect(await refusalOf(propose(first, [a, d, 99], 'accepted'))).toBe('not-found')
  expect(await refusalOf(propose(first, [d, a], 'noted'))).toBe('noted-substantive')
  expect(await refusalOf(listWork(platform, author, { slug: process.slug, limit: 5 }))).toBe('forbidden')
  expect(await shown()).toEqual(numbers)
  expect(await shown({ element: 'e1' })).toEqual([a, b])
  expect(await shown({ element: 'whole', type: 'question' })).toEqual([d])
  expect(await shown({ text: 'MENU' })).toEqual([a, b])
  expect(await shown({ text: `#${c}` })).toEqual([c])
  const part = await work({}, undefined, 2)
  expect(part.nextCursor).toBe(`${b}.0`)
  expect((await work({}, part.nextCursor ?? '')).items.map(({ input }) => input.number)).toEqual([c, d, e])
  expect((await work({ similar: true }, `${c}.0`, 1)).items).toHaveLength(1)
  const bench = await viewWorkbench(platform, first, { slug: process.slug })
  expect(bench.elements.map(({ id, total, todo }) => [id, total, todo])).toEqual([
    ['e1', 2, 2],
    ['e2', 1, 1],
  ])
  expect(bench.whole).toEqual({ total: 2, todo: 2 })
  expect(bench.editors.map(({ name }) => name)).toEqual(['Editor One', 'Editor Two'])
  expect(await similarTo(platform, first, { slug: process.slug, number: a })).toEqual({ numbers: [b] })
})

it('[PR126] finds what shares most words about the same element', async () => {
  const [a = 0, b = 0, c = 0] = numbers
  expect(await similarTo(platform, first, { slug: process.slug, number: b })).toEqual({ numbers: [a] })
  expect(await similarTo(platform, first, { slug: process.slug, number: c })).toEqual({ numbers: [] })
})

it('[PR127] editors say who answers what; others are not named', async () => {
  const [a = 0, , , , e = 0] = numbers
  const assign = (editorId: string | null) =>
    assignAnswers(platform, first, { slug: process.slug, numbers: [a, e], editorId })
  expect(await refusalOf(assign(author.id))).toBe('no-editor')
  expect((await assign(second.id)).editor).toMatchObject({ name: 'Editor Two' })
  expect(await shown({ editor: second.id })).toEqual([a, e])
  await assign(null)
  expect(await shown({ editor: second.id })).toEqual([])
})

it('[PR117] [PR118] [PR124] what one editor proposes another confirms or returns; only then others read it', async () => {
  const [a = 0] = numbers
  const { ids } = await propose(first, a, 'accepted')
  expect((await answersOf(a)).answers).toEqual([])
  expect(await shown({ answer: 'waiting' })).toEqual([a])
  expect(await refusalOf(settle(first, ids))).toBe('own-disposition')
  expect(await refusalOf(settle(author, ids))).toBe('forbidden')
  expect(await refusalOf(settle(second, ids, 'return'))).toBe('reason-needed')
  await settle(second, ids, 'return', 'Which words?')
  expect(await shown({ answer: 'returned' })).toEqual([a])
  expect(await refusalOf(settle(second, ids))).toBe('disposition-settled')
  const again = await propose(first, a, 'accepted_in_part', { rationale: 'Through, in element 1.' })
  expect(await actsOf(second)).toContain('Confirm 1 answer')
  await settle(second, again.ids)
  const told = await answersOf(a)
  expect(told.answers).toMatchObject([
    {
      kind: 'accepted_in_part',
      rationale: 'Through, in element 1.',
      settledBy: { name: 'Editor Two' },
      state: 'confirmed',
    },
  ])
  expect(told.earlier).toEqual([])
})

it('[PR119] [PR120] [PR121] its author is told, and says whether they are satisfied; silence is none', async () => {
  const [a = 0] = numbers
  const [answer] = (await answersOf(a)).answers
  const id = answer?.id ?? ''
  const say = (by: SignedIn, satisfied: boolean, words = '') =>
    acknowledgeAnswer(platform, by, { slug: process.slug, id, satisfied, words })
  const [event] = await platform.database.prisma.outboxEvent.findMany({
    where: { kind: 'contribution-answered' },
    orderBy: { id: 'desc' },
  })
  expect(event?.payload).toMatchObject({ noticed: [author.id], dispositionId: id })
  expect(await actsOf(author)).toContain('Say whether you are satisfied with the answer to your comment')
  const figures = async () => (await viewAnswersHead(platform, visitor, { slug: process.slug })).figures.acknowledged
  expect(await figures()).toEqual({ satisfied: 0, notSatisfied: 0, waiting: 1, none: 0 })
  later(20)
  expect(await figures()).toEqual({ satisfied: 0, notSatisfied: 0, waiting: 0, none: 1 })
  expect((await answersOf(a)).answers[0]?.acknowledged?.state).toBe('none')
  expect(await actsOf(author)).toEqual([])
  expect(await refusalOf(say(second, true))).toBe('not-your-contribution')
  expect(await refusalOf(say(author, false))).toBe('words-needed')
  await say(author, true)
  expect(await refusalOf(say(author, true))).toBe('already-so')
  await say(author, false, 'It still reads like a menu.')
  expect(await figures()).toEqual({ satisfied: 0, notSatisfied: 1, waiting: 0, none: 0 })
  expect((await answersOf(a)).answers[0]?.acknowledged).toMatchObject({ words: 'It still reads like a menu.' })
})

it('[PR130] [PR131] answers are only added to, and the database keeps them', async () => {
  const [a = 0] = numbers
  const [before] = (await answersOf(a)).answers
  const { ids } = await propose(second, a, 'declined', { rationale: 'The word stays.' })
  expect((await answersOf(a)).answers[0]?.id).toBe(before?.id)
  await settle(first, ids)
  const told = await answersOf(a)
  expect([told.answers[0]?.kind, told.earlier.map(({ id }) => id)]).toEqual(['declined', [before?.id]])
  const { prisma } = platform.database
  const where = { id: ids[0] ?? '' }
  await expect(prisma.disposition.update({ where, data: { rationale: 'Other words.' } })).rejects.toThrow(
    'takes its place',
  )
  await expect(prisma.disposition.delete({ where })).rejects.toThrow('takes its place')
  await expect(prisma.disposition.update({ where, data: { state: 'proposed' } })).rejects.toThrow('takes its place')
  const { ids: waiting } = await propose(first, numbers[4] ?? 0, 'accepted')
  await expect(
    prisma.disposition.update({
      where: { id: waiting[0] ?? '' },
      data: { state: 'confirmed', settledById: first.id, settledAt: now },
    }),
  ).rejects.toThrow()
  await settle(second, waiting)
})

it('[PR115] [PR116] [PR140] a duplicate is answered with its original, and stays what it is', async () => {
  const [a = 0, b = 0] = numbers
  expect(await refusalOf(propose(first, b, 'duplicate'))).toBe('original-needed')
  const { ids } = await propose(first, b, 'duplicate', { duplicateOf: a, rationale: '' })
  await settle(second, ids)
  expect(await refusalOf(propose(first, a, 'duplicate', { duplicateOf: b }))).toBe('duplicate-of-duplicate')
  const told = await answersOf(b)
  expect([told.answers[0]?.duplicateOf, told.input.text, told.input.by.person?.name]).toEqual([
    ...[a, 'Using pathways sounds like picking from a menu.', 'The Author'],
  ])
  expect(await shown({ answer: 'todo', element: 'e1' })).toEqual([])
})

it('[PR118] [PR140] an editor’s own contribution is confirmed by another, part by part', async () => {
  const c = numbers[2] ?? 0
  const split = (quotes: string[]) => splitContribution(platform, first, { slug: process.slug, number: c, quotes })
  expect(await refusalOf(split(['Drop rigour', 'Move it']))).toBe('no-such-words')
  expect(await split(['Drop rigorous.', 'Move it first.'])).toEqual({ parts: [1, 2] })
  expect(await shown({ element: 'e2' })).toEqual([`${c}.1`, `${c}.2`])
  expect(await refusalOf(propose(second, c, 'declined'))).toBe('contribution-split')
  const { ids } = await propose(second, c, 'declined', { picks: [{ number: c, part: 1 }] })
  expect(await refusalOf(settle(first, ids))).toBe('own-answer')
  const own = await propose(first, c, 'accepted', { picks: [1, 2].map(part => ({ number: c, part })) })
  await settle(second, own.ids)
  const told = await answersOf(c)
  expect([told.input.text, told.parts.length, told.answers.map(({ part, kind }) => [part, kind]), told.waits]).toEqual([
    ...[
      'Drop rigorous. Move it first.',
      2,
      [
        [1, 'accepted'],
        [2, 'accepted'],
      ],
      false,
    ],
  ])
  expect(await refusalOf(split([]))).toBe('parts-answered')
})

it('[PR125] answers lead to changes of the text', async () => {
  const a = numbers[0] ?? 0
  const id = (await answersOf(a)).answers[0]?.id ?? ''
  const link = (revision: number, elementId: string | null, by = first) =>
    linkChange(platform, by, { slug: process.slug, id, revision, elementId, atomId: null })
  expect(await refusalOf(link(1, 'e1', author))).toBe('forbidden')
  expect(await refusalOf(link(99, null))).toBe('change-elsewhere')
  expect(await refusalOf(link(1, 'e9'))).toBe('change-elsewhere')
  const linked = await link(1, 'e1')
  expect(await refusalOf(link(1, 'e1'))).toBe('already-so')
  const [change] = (await answersOf(a)).answers[0]?.changes ?? []
  expect(change).toMatchObject({ revisionNumber: 1, elementId: 'e1' })
  expect(change?.runs.map(({ kind, text }) => [kind, text])).toEqual([['ins', 'Students learn by doing.']])
  await unlinkChange(platform, second, { slug: process.slug, id: linked.id })
  expect((await answersOf(a)).answers[0]?.changes).toEqual([])
  expect(await platform.database.prisma.dispositionChange.count({ where: { dispositionId: id } })).toBe(1)
})

it('[PR145] the stage does not close on what asks for something, not even by hand; on a question it does for a reason', async () => {
  const { prisma } = platform.database
  const comments = await process.stage('comment')
  const [late = 0] = await say(platform, process, comments, { by: author, elementId: 'e2' })
  expect(await criteria()).toEqual([false, false])
  expect(await refusalOf(closeStage(platform, process, 'disposition'))).toBe('criteria-unmet')
  const byHand = prisma.processStage.update({ where: { id: stageId }, data: { state: 'closed' } })
  await expect(byHand).rejects.toThrow('no answer yet')
  await prisma.contribution.updateMany({
    where: { processId: process.id, number: late },
    data: { state: 'withdrawn', changedAt: now },
  })
  expect(await refusalOf(propose(first, late, 'accepted'))).toBe('contribution-gone')
  expect(await criteria()).toEqual([true, false])
  await closeStage(platform, process, 'disposition')
  expect(await refusalOf(propose(first, numbers[3] ?? 0, 'noted'))).toBe('stage-not-open')
})

it('[PR146] its report is made again from what is stored, whatever comes after', async () => {
  const { prisma } = platform.database
  const [stage, row] = await Promise.all([
    prisma.processStage.findUniqueOrThrow({ where: { id: stageId } }),
    prisma.process.findUniqueOrThrow({ where: { id: process.id } }),
  ])
  later(3)
  await prisma.contribution.updateMany({
    where: { processId: process.id, number: numbers[0] ?? 0 },
    data: { state: 'hidden', changedAt: now },
  })
  const again = await dispositionParts.rederived?.({ tx: prisma, process: row, stage })
  expect(again).toEqual(stage.report)
  expect(stage.report).toMatchObject({
    total: 6,
    answered: 5,
    medianDays: 20,
    kinds: { accepted: 3, declined: 1, duplicate: 1 },
  })
})

it('[PR124] [PR128] [PR147] everybody reads what happened, and takes it along; what is hidden stays without its words', async () => {
  const { items } = await listAnswers(platform, visitor, { slug: process.slug, limit: 100 })
  expect(items.map(({ input, answers }) => [input.state, input.text.slice(0, 5), answers.length])).toEqual([
    ['hidden', '', 1],
    ['published', 'Using', 1],
    ['published', 'Drop ', 2],
    ['published', 'Where', 0],
    ['published', '=HYPE', 1],
  ])
  const { elements } = await viewAnswersHead(platform, visitor, { slug: process.slug })
  const table = answersTable(items, elements)
  expect(table).toHaveLength(6)
  expect(table[1]?.slice(0, 9)).toEqual([
    ...[numbers[1], 'The Author', '1 Doing', 'wording', 'ed', 'Using pathways sounds like picking from a menu.', ''],
    ...[`duplicate of ${numbers[0]}`, ''],
  ])
  expect(table.map(line => line[1])).toEqual(['', 'The Author', 'Editor One', 'Editor One', 'A reader', 'The Author'])
  expect(csvOf(table)).toContain(`"'=HYPERLINK(`)
  const unset = await listAnswers(platform, visitor, { slug: process.slug, limit: 5, kind: 'unset' })
  expect(unset.items.map(({ input }) => input.number)).toEqual([numbers[3]])
})

it('[PR123] nobody is named where the charter keeps names to the people of the process', async () => {
  const { prisma } = platform.database
  const { charter } = await prisma.process.findUniqueOrThrow({ where: { id: process.id } })
  await prisma.process.update({
    where: { id: process.id },
    data: { charter: { ...(charter as object), names: 'people' } },
  })
  const named = async (by: Parameters<typeof viewAnswer>[1]) => {
    const { input, answers } = await answersOf(numbers[1] ?? 0, by)
    return [input.by.person?.name ?? null, answers[0]?.proposedBy?.name ?? null]
  }
  expect(await named(visitor)).toEqual([null, null])
  expect(await named(await aMember(platform))).toEqual([null, null])
  expect(await named(first)).toEqual(['The Author', 'Editor One'])
})

it('[PR148] what contradicts itself is found', async () => {
  const found: string[] = []
  const look = async () => {
    found.length = 0
    const reporter = { damaged: ({ problem }: { problem: string }) => found.push(problem), going() {}, done() {} }
    return (await verify(platform.database, [answersCheck], reporter)).looked
  }
  expect([await look(), found]).toEqual([8, []])
  const { prisma } = platform.database
  await prisma.$executeRaw`ALTER TABLE dispositions DISABLE TRIGGER keep_disposition`
  await prisma.disposition.updateMany({
    where: { state: 'confirmed', part: 2 },
    data: { part: 9, settledById: first.id, proposedById: second.id },
  })
  await look()
  expect(found).toEqual(['The part it answers is not there.', 'Whose contribution it answers confirmed it.'])
})
