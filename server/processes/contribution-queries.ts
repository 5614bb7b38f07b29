import type { ContributionSort } from '@fieldword/shared/processes/commenting-contract.ts'
import type { ContributionKind, ContributionType, StanceKind } from '@fieldword/shared/processes/vocabulary.ts'
import { type Contribution, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { StageRow } from './queries.ts'

export type ContributionRow = Contribution

export function findContribution(tx: Tx, processId: string, number: number): Promise<ContributionRow | null> {
  return tx.contribution.findUnique({ where: { processId_number: { processId, number } } })
}

export interface ContributionFilter {
  readonly processId: string
  /** Stages of which everything is seen. */
  readonly seenStageIds: readonly string[]
  /** Who sees their own whatever the stage. */
  readonly userId: string | null
  readonly stageId?: string | undefined
  readonly kind?: ContributionKind | undefined
  /** An element; `whole` for the whole text. */
  readonly element?: string | undefined
  readonly type?: ContributionType | undefined
  readonly mine?: boolean
}

export interface Walked {
  readonly row: ContributionRow
  /** By what the list goes on from it: how often the stance that it is sorted by, and its number. */
  readonly weight: number
}

interface Part {
  readonly sort: ContributionSort
  readonly after: { readonly weight: number; readonly number: number } | null
  readonly limit: number
}

/** A part of what was said, in the order that is asked for, with one more than `limit` where there are more. */
export function readContributions(tx: Tx, filter: ContributionFilter, part: Part): Promise<Walked[]> {
  const rows =
    part.sort === 'newest' || part.sort === 'oldest' ? byNumber(tx, filter, part) : byStance(tx, filter, part)
  return rows
}

async function byNumber(tx: Tx, filter: ContributionFilter, { sort, after, limit }: Part): Promise<Walked[]> {
  const isNewest = sort === 'newest'
  const rows = await tx.contribution.findMany({
    where: { AND: [wanted(filter), after ? { number: isNewest ? { lt: after.number } : { gt: after.number } } : {}] },
    orderBy: { number: isNewest ? 'desc' : 'asc' },
    take: limit + 1,
  })
  return rows.map(row => ({ row, weight: 0 }))
}

/** [PR74] Those with most of a stance first; the older of two first. */
async function byStance(tx: Tx, filter: ContributionFilter, { sort, after, limit }: Part): Promise<Walked[]> {
  const kind: StanceKind = sort === 'agreed' ? 'agree' : 'disagree'
  const beyond = after
    ? Prisma.sql`WHERE weight < ${after.weight} OR (weight = ${after.weight} AND number > ${after.number})`
    : Prisma.empty
  const found = await tx.$queryRaw<{ id: string; weight: number }[]>`
    WITH counted AS (
      SELECT s.contribution_id, count(*)::int AS count FROM contribution_stances s
      JOIN contributions c ON c.id = s.contribution_id
      WHERE c.process_id = ${filter.processId}::uuid AND s.kind = ${kind}::stance_kind
      GROUP BY s.contribution_id),
    weighed AS (
      SELECT c.id, c.number, coalesce(counted.count, 0) AS weight FROM contributions c
      LEFT JOIN counted ON counted.contribution_id = c.id WHERE ${wantedInSql(filter)})
    SELECT id, weight FROM weighed ${beyond} ORDER BY weight DESC, number LIMIT ${limit + 1}`
  const rows = await tx.contribution.findMany({ where: { id: { in: found.map(({ id }) => id) } } })
  const byId = new Map(rows.map(row => [row.id, row]))
  return found.flatMap(({ id, weight }) => {
    const row = byId.get(id)
    return row ? [{ row, weight }] : []
  })
}

function wanted(filter: ContributionFilter): Prisma.ContributionWhereInput {
  const { processId, seenStageIds, userId, stageId, kind, element, type, mine } = filter
  const own = userId === null ? { id: { in: [] } } : { authorId: userId }
  return {
    processId,
    ...(mine ? own : { OR: [{ stageId: { in: [...seenStageIds] } }, own] }),
    ...(stageId ? { AND: [{ stageId }] } : {}),
    ...(kind ? { kind } : {}),
    ...(element ? { elementId: element === 'whole' ? null : element } : {}),
    ...(type ? { type } : {}),
  }
}

function wantedInSql(filter: ContributionFilter): Prisma.Sql {
  const { processId, seenStageIds, userId, stageId, kind, element, type, mine } = filter
  const own = userId ? Prisma.sql`c.author_id = ${userId}::uuid` : Prisma.sql`false`
  const seen = Prisma.sql`c.stage_id = ANY(${[...seenStageIds]}::uuid[])`
  const conditions = [
    Prisma.sql`c.process_id = ${processId}::uuid`,
    mine ? own : Prisma.sql`(${seen} OR ${own})`,
    ...(stageId ? [Prisma.sql`c.stage_id = ${stageId}::uuid`] : []),
    ...(kind ? [Prisma.sql`c.kind = ${kind}::contribution_kind`] : []),
    ...(element === 'whole' ? [Prisma.sql`c.element_id IS NULL`] : []),
    ...(element && element !== 'whole' ? [Prisma.sql`c.element_id = ${element}`] : []),
    ...(type ? [Prisma.sql`c.type = ${type}::contribution_type`] : []),
  ]
  return Prisma.join(conditions, ' AND ')
}

export interface StanceCount {
  readonly contributionId: string
  readonly kind: StanceKind
  readonly count: number
  /** Whoever asks is among them. */
  readonly mine: boolean
}

/** Of these contributions, with the stance of whoever asks. */
export function countStances(tx: Tx, ids: readonly string[], userId: string | null): Promise<StanceCount[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.$queryRaw<StanceCount[]>`
    SELECT contribution_id AS "contributionId", kind, count(*)::int AS count,
      coalesce(bool_or(user_id = ${userId}::uuid), false) AS mine
    FROM contribution_stances WHERE contribution_id = ANY(${[...ids]}::uuid[]) GROUP BY contribution_id, kind`
}

/** What these replace and what replaces them, by id. */
export async function readReplacements(tx: Tx, rows: readonly ContributionRow[]) {
  const ids = rows.map(({ id }) => id)
  const [before, after] = await Promise.all([
    tx.contribution.findMany({
      where: { id: { in: rows.flatMap(({ replacesId }) => replacesId ?? []) } },
      select: { id: true, number: true },
    }),
    tx.contribution.findMany({ where: { replacesId: { in: ids } }, select: { replacesId: true, number: true } }),
  ])
  return {
    numbers: new Map(before.map(({ id, number }) => [id, number])),
    replacedBy: new Map(after.flatMap(({ replacesId, number }) => (replacesId ? [[replacesId, number] as const] : []))),
  }
}

/** How many were said in a stage about each element and about the whole (null), and how many of those by somebody. */
export function countByElement(tx: Tx, stageId: string, userId: string | null) {
  return tx.$queryRaw<{ elementId: string | null; count: number; mine: number }[]>`
    SELECT element_id AS "elementId", count(*)::int AS count, count(*) FILTER (WHERE author_id = ${userId}::uuid)::int AS mine
    FROM contributions WHERE stage_id = ${stageId}::uuid AND kind = 'comment' AND state = 'published' GROUP BY element_id`
}

/** How many are published of what was said in a stage: told by an index that holds those alone. */
export async function countPublished(tx: Tx, stageId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM contributions WHERE stage_id = ${stageId}::uuid AND state = 'published'`
  return row?.count ?? 0
}

/** How many of these elements somebody commented on. Asks for each whether there is one, and counts none. */
export async function countCommented(tx: Tx, stageId: string, elements: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM unnest(${[...elements]}::text[]) element (id) WHERE EXISTS (
      SELECT FROM contributions WHERE stage_id = ${stageId}::uuid AND element_id = element.id AND state = 'published' AND kind = 'comment')`
  return row?.count ?? 0
}

/** How many people said what is published of a stage. */
export async function countCommenters(tx: Tx, stageId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT author_id)::int AS count FROM contributions
    WHERE stage_id = ${stageId}::uuid AND state = 'published'`
  return row?.count ?? 0
}

/** How often somebody commented in a stage. */
export function countOwn(tx: Tx, { id: stageId, processId }: StageRow, authorId: string): Promise<number> {
  return tx.contribution.count({ where: { authorId, processId, stageId, kind: 'comment', state: 'published' } })
}

/** [PR74] The newest published that are about the same element, at most so many, their texts cut. */
export function readNear(tx: Tx, { stageId, elementId, id }: ContributionRow, most: number) {
  const same = elementId === null ? Prisma.sql`element_id IS NULL` : Prisma.sql`element_id = ${elementId}`
  return tx.$queryRaw<{ number: number; text: string }[]>`
    SELECT number, left(text, 600) AS text FROM contributions
    WHERE stage_id = ${stageId}::uuid AND ${same} AND state = 'published' AND id <> ${id}::uuid
    ORDER BY number DESC LIMIT ${most}`
}

/** The key of the question that a contribution answers; null where it answers none. */
export async function findQuestionOf(tx: Tx, contributionId: string): Promise<string | null> {
  return (await tx.answerContribution.findUnique({ where: { contributionId } }))?.question ?? null
}

/** All that was said in a stage, by element and type, whatever became of it. */
export function countSaid(tx: Tx, stageId: string) {
  return tx.$queryRaw<{ elementId: string | null; type: ContributionType; count: number }[]>`
    SELECT element_id AS "elementId", type, count(*)::int AS count FROM contributions
    WHERE stage_id = ${stageId}::uuid GROUP BY element_id, type ORDER BY element_id NULLS FIRST, type`
}

/** How many people said something in a stage, by the group they were of. */
export function countSayers(tx: Tx, stageId: string) {
  return tx.$queryRaw<{ key: string; people: number }[]>`
    SELECT stratum AS key, (count(DISTINCT author_id) + count(*) FILTER (WHERE author_id IS NULL))::int AS people
    FROM contributions WHERE stage_id = ${stageId}::uuid GROUP BY stratum ORDER BY stratum`
}
