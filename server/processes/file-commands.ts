import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { FileKind } from '@fieldword/shared/processes/files-contract.ts'
import type { ReadAnswers, ReadComment } from '@fieldword/shared/processes/import-rows.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActingIn, lockToAct } from './access.ts'
import { asContribution, saidIn } from './answering-survey-commands.ts'
import { heldIn } from './commenting.ts'
import { insertContributions, type NewContribution } from './contributing-commands.ts'
import { whoEnters } from './entering-commands.ts'
import { findFile, readTakenReferences } from './file-queries.ts'
import { readBrought } from './file-reading.ts'
import { countActs } from './limits.ts'
import { logEvent } from './log-commands.ts'
import { changed } from './telling.ts'
import type { StageText } from './texts.ts'

/** Rows written with one statement: PostgreSQL takes only so many values. */
const atOnce = 500

/** To which stage a file of each kind belongs. */
const stageOf = { comments: 'comment', answers: 'input' } as const

interface Brought {
  readonly slug: string
  readonly kind: FileKind
  readonly name: string
  readonly text: string
}

/** [PR80] Keeps a file to be looked at. Nothing of it is taken yet. */
export async function bringFile(platform: Platform, actor: Actor, { slug, kind, name, text }: Brought) {
  await countActs(platform, signedIn(actor), 'contribution-files')
  return platform.database.inTransaction(async tx => {
    const { process, stage, actor: person } = await lockToAct(tx, actor, slug, { kind: stageOf[kind], who: whoEnters })
    const { id } = await tx.contributionFile.create({
      data: {
        ...{ id: platform.newId(), processId: process.id, stageId: stage.id, kind, name, text },
        ...{ state: 'previewed', broughtById: person.id, broughtAt: platform.clock() },
      },
    })
    return id
  })
}

interface Wish {
  readonly slug: string
  readonly id: string
}

/** [PR80] All rows of a file that are not here yet, or, where one has a fault, none. */
export async function takeFile(platform: Platform, actor: Actor, { slug, id }: Wish): Promise<{ taken: number }> {
  const kind = await kindOf(platform, id)
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: stageOf[kind], who: whoEnters })
    const { process, stage } = acting
    const file = await demandFile(tx, acting, id)
    const known = await readTakenReferences(tx, stage.id, kind)
    const brought = await readBrought(tx, process, stage, file)
    if (brought.read.fault || brought.read.rows.some(({ problems }) => problems.length > 0)) {
      return refuseWith('file-has-faults')
    }
    const taken =
      brought.kind === 'comments'
        ? await takeComments(acting, platform, freshOf(brought.read.rows, known), brought.text)
        : await takeAnswers(acting, platform, freshOf(brought.read.rows, known))
    const settledAt = platform.clock()
    await tx.contributionFile.update({ where: { id }, data: { state: 'taken', taken, settledAt, text: '' } })
    const event = { processId: process.id, kind: 'file-taken', actorId: acting.actor.id, stageId: stage.id } as const
    await logEvent(tx, { ...event, data: { file: file.name, rows: taken } }, settledAt)
    await changed(tx, platform, process)
    return { taken }
  })
}

/** [PR80] */
export async function discardFile(platform: Platform, actor: Actor, { slug, id }: Wish): Promise<{ id: string }> {
  const kind = await kindOf(platform, id)
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: stageOf[kind], who: whoEnters })
    await demandFile(tx, acting, id)
    const settled = { state: 'discarded' as const, settledAt: platform.clock(), text: '' }
    await tx.contributionFile.update({ where: { id }, data: settled })
    return { id }
  })
}

async function kindOf({ database }: Platform, id: string): Promise<FileKind> {
  const file = await database.prisma.contributionFile.findUnique({ where: { id }, select: { kind: true } })
  return file?.kind ?? refuseWith('not-found')
}

async function demandFile(tx: Tx, { process, stage }: ActingIn, id: string) {
  const found = await findFile(tx, process.id, id)
  if (!found || found.stage.id !== stage.id) return refuseWith('not-found')
  return found.file.state === 'previewed' ? found.file : refuseWith('file-moved-on')
}

function freshOf<Said extends { readonly reference: string }>(
  rows: readonly { readonly said: Said | null }[],
  known: ReadonlySet<string>,
): Said[] {
  return rows.flatMap(({ said }) => (said && !known.has(said.reference) ? [said] : []))
}

async function takeComments(
  { tx, process, stage, actor }: ActingIn,
  platform: Platform,
  rows: readonly ReadComment[],
  text: StageText | null,
): Promise<number> {
  const said = rows.map(
    (row): NewContribution => ({
      ...{ processId: process.id, stageId: stage.id, kind: 'comment', type: row.type, stratum: row.stratum },
      ...{ authorId: null, enteredById: actor.id, source: sourceOf(row) },
      ...heldIn(text, { element: row.element, words: row.words, from: null }),
      ...{ text: row.text, proposedText: row.proposedText },
    }),
  )
  await insertContributions(tx, platform, process.id, said)
  return said.length
}

async function takeAnswers(
  { tx, process, stage, actor }: ActingIn,
  platform: Platform,
  rows: readonly ReadAnswers[],
): Promise<number> {
  const { questions } = inputPlan.parse(stage.plan)
  const at = platform.clock()
  const made = rows.map(row => ({ row, id: platform.newId() }))
  for (const part of partsOf(made)) {
    await tx.surveyAnswers.createMany({
      data: part.map(({ row, id }) => ({
        ...{ id, processId: process.id, stageId: stage.id, userId: null, enteredById: actor.id },
        ...{ source: { ...sourceOf(row) }, reference: row.reference, stratum: row.stratum, answers: row.answers },
        ...{ state: 'submitted' as const, savedAt: at, submittedAt: at },
      })),
    })
  }
  const inWords = made.flatMap(({ row, id }) =>
    saidIn(row.answers, questions).map(said => ({ said, row, answersId: id })),
  )
  const contributions = await insertContributions(
    tx,
    platform,
    process.id,
    inWords.map(({ said, row: { stratum, ...row } }) => ({
      ...asContribution(said, { processId: process.id, stageId: stage.id, stratum }),
      ...{ authorId: null, enteredById: actor.id },
      source: { ...sourceOf(row), how: 'answers', reference: `${row.reference} · ${said.question.key}` },
    })),
  )
  const answered = contributions.map(({ id }, index) => ({
    ...{ contributionId: id, answersId: inWords[index]?.answersId ?? '' },
    question: inWords[index]?.said.question.key ?? '',
  }))
  for (const part of partsOf(answered)) await tx.answerContribution.createMany({ data: [...part] })
  return rows.length
}

function sourceOf({ name, reference, received }: Pick<ReadComment, 'name' | 'reference' | 'received'>) {
  return { name, how: 'file', reference, received }
}

function* partsOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += atOnce) yield rows.slice(start, start + atOnce)
}
