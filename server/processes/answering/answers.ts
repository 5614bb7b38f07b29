import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { figuresOf } from '@fieldword/shared/processes/answer-tally.ts'
import type { AnswerOf, AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { listFrom, numberCursor } from '../../platform/cursor.ts'
import type { Contribution } from '../../platform/database/client/client.ts'
import { refuseWith } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAccess } from '../access.ts'
import { isEditor, mayWork, type Reading, readingOf, stageOf } from './access.ts'
import { type AnswerFilters, readAnswered, readParts } from './answers-queries.ts'
import { readDispositions } from './disposition-queries.ts'
import { elementsNow } from './elements-queries.ts'
import { inputRefOf, peopleOf, readInputs } from './input-queries.ts'
import { answersClosed, lateIn } from './late.ts'
import { readProcessRef } from './process-ref.ts'
import { findByNumber } from './subject-queries.ts'
import { tallyOf } from './tally.ts'
import { planOf, unitsOf } from './units.ts'

interface Asked {
  readonly slug: string
}

/** For pages that show answers: how many there are, and the elements they are about. */
export async function viewAnswersHead(platform: Platform, actor: Actor, { slug }: Asked): Promise<AnswersHead> {
  const { prisma } = platform.database
  const reading = await readingOf(prisma, await readAccess(prisma, actor, slug))
  const { acknowledgeDays } = planOf(stageOf(reading.stages, 'disposition'))
  const counting = { platform, tx: prisma, process: reading.process }
  const [process, tally, elements, late] = await Promise.all([
    readProcessRef(prisma, reading.process),
    tallyOf(counting, unitsOf(reading)),
    elementsNow(prisma, reading),
    lateIn(counting, reading),
  ])
  const figures = figuresOf(tally, { now: platform.clock().getTime(), days: acknowledgeDays })
  return { process, figures, late, elements, mayWork: mayWork(reading) }
}

/** [PR124] What happened to each contribution, in the order in which they were said. */
export async function listAnswers(
  platform: Platform,
  actor: Actor,
  {
    slug,
    cursor,
    limit,
    ...filters
  }: Asked & AnswerFilters & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<AnswerRow>> {
  const { prisma } = platform.database
  const reading = await readingOf(prisma, await readAccess(prisma, actor, slug))
  const rows = await readAnswered(prisma, unitsOf(reading), filters, numberCursor(cursor), limit + 1)
  const inputs = await readInputs(
    prisma,
    rows.slice(0, limit).map(({ id }) => id),
  )
  const views = await answerRows(platform, reading, [...inputs.values()])
  return listFrom(
    rows,
    limit,
    ({ id }) => views.get(id) ?? refuseWith('not-found'),
    ({ number }) => String(number),
  )
}

async function answerRows(
  platform: Platform,
  reading: Reading,
  inputs: readonly Contribution[],
): Promise<Map<string, AnswerRow>> {
  const { prisma } = platform.database
  const [people, dispositions, parts] = await Promise.all([
    peopleOf(
      platform,
      inputs.map(({ authorId }) => authorId),
    ),
    readDispositions(platform, prisma, reading, inputs),
    readParts(
      prisma,
      inputs.map(({ id }) => id),
    ),
  ])
  return new Map(
    inputs.map(input => [
      input.id,
      {
        input: inputRefOf(input, people, reading.seesNames),
        answers: (dispositions.get(input.id) ?? []).filter(({ state }) => state === 'confirmed').toReversed(),
        parts: parts
          .filter(({ contributionId }) => contributionId === input.id)
          .map(({ number, quote }) => ({ number, quote: input.state === 'published' ? quote : '' })),
      },
    ]),
  )
}

/** [PR124] Everything about the answers to one contribution. */
export async function viewAnswer(
  platform: Platform,
  actor: Actor,
  { slug, number }: Asked & { readonly number: number },
): Promise<AnswerOf> {
  const { prisma } = platform.database
  const reading = await readingOf(prisma, await readAccess(prisma, actor, slug))
  const input = (await findByNumber(prisma, reading.process.id, [number])).get(number)
  if (!input || !reading.seen.includes(input.stageId)) return refuseWith('not-found')
  const [rows, dispositions, elements] = await Promise.all([
    answerRows(platform, reading, [input]),
    readDispositions(platform, prisma, reading, [input]),
    elementsNow(prisma, reading),
  ])
  const row = rows.get(input.id) ?? refuseWith('not-found')
  const { kinds } = unitsOf(reading)
  const isMine = input.authorId !== null && input.authorId === actor.id
  const stage = stageOf(reading.stages, 'disposition')
  const closed = answersClosed(reading.stages)
  const waits =
    input.state === 'published' && kinds.includes(input.kind) && row.answers.length < Math.max(1, row.parts.length)
  return {
    ...{ ...row, waits, late: waits && closed !== null && (input.changedAt ?? input.writtenAt) > closed },
    earlier: (dispositions.get(input.id) ?? []).filter(({ state, settledAt }) => state === 'superseded' && settledAt),
    elements,
    may: {
      acknowledge: isMine && reading.process.state === 'open' ? row.answers.map(({ id }) => id) : [],
      work: stage?.state === 'open' && isEditor(reading, []),
    },
  }
}
