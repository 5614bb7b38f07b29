import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type RevisionChoice, type RevisionRef, revisionState } from '@fieldword/shared/revisions/contract.ts'
import type { RevisionFilter, Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { findPersonNamed } from '../accounts/index.ts'
import { numberPlace, walkFrom } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import type { PageOfRevisions } from './reading.ts'
import { refOf, summaryShown } from './rows.ts'
import { conditionsOf, countRevisions, lineOfPage, readChoices, type Sight, walkRevisions } from './walk-queries.ts'

export interface HistoryWish extends RevisionFilter {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [REV7] [REV8] [REV40] [REV41] Of a page's history what fits and the actor may see. */
export async function listHistory(
  platform: Platform,
  actor: Actor,
  page: PageOfRevisions,
  { cursor, limit, ...filter }: HistoryWish,
): Promise<Walk<RevisionRef>> {
  const { prisma } = platform.database
  const line = lineOfPage(page.id)
  const place = numberPlace(cursor)
  const conditions = conditionsOf(filter, sightOf(actor), { authorId: await authorIdOf(platform, filter) })
  const walking = walkRevisions(prisma, line, conditions, { place, limit })
  const [walked, total] = await Promise.all([
    walking,
    countRevisions(prisma, line, conditions, { place, limit, walking }),
  ])
  const { rows, ...part } = walkFrom(walked, limit, place, line.keyOf)
  return { ...part, total, items: rows.map(row => refOf(row, page.approvedRevisionId, actor)) }
}

/** [REV72] The newest revisions that the actor may see, for a form that picks one. */
export async function listChoices(
  { database }: Platform,
  actor: Actor,
  page: PageOfRevisions,
  { state }: Pick<RevisionFilter, 'state'>,
): Promise<RevisionChoice[]> {
  const rows = await readChoices(database.prisma, page.id, conditionsOf({ state }, sightOf(actor), { authorId: null }))
  return rows.map(row => ({ ...row, summary: summaryShown(row, actor) }))
}

/** [REV8] [REV45] */
export function sightOf(actor: Actor): Sight {
  return {
    states: revisionState.options.filter(state => can(actor, 'revision:read', { state })),
    seesHidden: can(actor, 'revision:read-hidden'),
  }
}

/** [REV41] The account that a filter's author names, if there is one: others wrote outside this wiki. */
export async function authorIdOf(platform: Platform, { author }: RevisionFilter): Promise<string | null> {
  return author === undefined ? null : ((await findPersonNamed(platform, author))?.id ?? null)
}
