import { resolveAnchors } from '@fieldword/shared/discussion/anchor-resolve.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type {
  ContributionPage,
  ContributionSort,
  ContributionView,
} from '@fieldword/shared/processes/commenting-contract.ts'
import { similarTo } from '@fieldword/shared/processes/similar.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import type { ContributionKind, ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { z } from 'zod'
import { listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import {
  type ContributionRow,
  findContribution,
  findQuestionOf,
  readContributions,
  readNear,
} from './contribution-queries.ts'
import { anchorOf, contributionView, lookAroundAt } from './contribution-views.ts'
import { headOf } from './head.ts'
import { onlookerOf, stagesSeen } from './onlooker.ts'
import { readStages, type StageRow } from './queries.ts'
import { readStageTexts, type StageText } from './texts.ts'

interface ListWish {
  readonly slug: string
  readonly cursor?: string | undefined
  readonly limit: number
  readonly stage?: string | undefined
  readonly kind?: ContributionKind | undefined
  readonly element?: string | undefined
  readonly type?: ContributionType | undefined
  readonly mine?: 'true' | undefined
  readonly sort: ContributionSort
}

/** [PR74] What was said, as far as the onlooker sees it: a part that goes on from its last. */
export async function listContributions(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit, stage, mine, sort, ...wish }: ListWish,
): Promise<List<ContributionView>> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const stages = await readStages(prisma, access.process.id)
  const onlooker = onlookerOf(access)
  const filter = {
    ...{ processId: access.process.id, userId: actor.id, stageId: stage, mine: mine === 'true', ...wish },
    seenStageIds: stagesSeen(stages, onlooker).map(({ id }) => id),
  }
  const walked = await readContributions(prisma, filter, { sort, after: readPlace(cursor), limit })
  const rows = walked.map(({ row }) => row)
  const around = await lookAroundAt(platform, prisma, { access, onlooker, stages }, rows.slice(0, limit))
  return listFrom(
    walked,
    limit,
    ({ row }) => contributionView(row, around),
    ({ row, weight }) => `${weight}-${row.number}`,
  )
}

const place = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/)
  .transform(cursor => {
    const [weight = 0, number = 0] = cursor.split('-').map(Number)
    return { weight, number }
  })

function readPlace(cursor: string | undefined) {
  if (cursor === undefined) return null
  const parsed = place.safeParse(cursor)
  if (parsed.success) return parsed.data
  return refuseWith('bad-input', { issues: [{ path: 'cursor', message: 'Use the nextCursor of the list before.' }] })
}

/** Others of the same element that are looked through for what is alike. */
const mostNear = 400

/** [PR72] One contribution, on the text it was said about, and where it would stand in the newest one. */
export async function viewContribution(
  platform: Platform,
  actor: Actor,
  { slug, number }: { readonly slug: string; readonly number: number },
): Promise<ContributionPage> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const onlooker = onlookerOf(access)
  const [row, stages] = await Promise.all([
    findContribution(prisma, access.process.id, number),
    readStages(prisma, access.process.id),
  ])
  const stage = stages.find(({ id }) => id === row?.stageId)
  if (!row || !stage) return refuseWith('not-found')
  const isSeen = stagesSeen([stage], onlooker).length > 0
  if (!isSeen && row.authorId !== actor.id) return refuseWith('not-found')
  const newest = newestText(stages)
  const [around, texts, near, question, process] = await Promise.all([
    lookAroundAt(platform, prisma, { access, onlooker, stages }, [row]),
    readStageTexts(prisma, [row.revisionId ?? [], newest ?? []].flat()),
    isSeen && row.kind === 'comment' ? readNear(prisma, row, mostNear) : [],
    questionOf(prisma, row, stage),
    headOf(prisma, access),
  ])
  const text = texts.get(row.revisionId ?? '')
  const later = newest && newest !== row.revisionId ? texts.get(newest) : undefined
  return {
    ...contributionView(row, around),
    revision: text ? refTo(text) : null,
    later: later && row.elementId !== null ? { ...placeIn(later, row), revision: refTo(later) } : null,
    similar: similarTo(row, near),
    ...{ question, process },
  }
}

async function questionOf(tx: Tx, { id, kind }: ContributionRow, stage: StageRow): Promise<string | null> {
  if (kind !== 'input' || stage.kind !== 'input') return null
  const key = await findQuestionOf(tx, id)
  return inputPlan.parse(stage.plan).questions.find(question => question.key === key)?.text ?? null
}

const refTo = ({ revision: { id, number } }: StageText) => ({ id, number })

/** The last text that a stage worked on, or that came of one. */
function newestText(stages: readonly StageRow[]): string | null {
  const texts = stages.flatMap(({ openedAt, inputRevisionId, outputRevisionId }) =>
    openedAt ? [outputRevisionId ?? inputRevisionId ?? []].flat() : [],
  )
  return texts.at(-1) ?? null
}

/** [PR72] Nothing is moved by this: the contribution stays on the words it was said about. */
function placeIn(
  { document, wordings }: StageText,
  row: ContributionRow,
): Omit<NonNullable<ContributionPage['later']>, 'revision'> {
  const elementOf = (id: string | undefined) => {
    const found = wordings.find(wording => wording.id === id)
    return found ? { id: found.id, number: found.number, handle: found.handle, text: found.text } : null
  }
  const anchor = anchorOf(row) ?? { blockId: row.elementId ?? '', quote: null, from: 0, to: 0 }
  const [resolution] = resolveAnchors(document, [anchor])
  switch (resolution?.state) {
    case 'exact':
      return { state: 'exact', element: elementOf(resolution.place.start.blockId) }
    case 're-anchored':
      return { state: 're-anchored', element: elementOf(resolution.place.start.blockId) }
    case 'ambiguous':
      return { state: 'ambiguous', element: null }
    default:
      return { state: 'orphan', element: null }
  }
}
