import type { IssueScope, IssueState } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { ContributionKind, ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'

/** What has to stand under an issue. */
export interface Clustered {
  readonly processId: string
  readonly kinds: readonly ContributionKind[]
  readonly stageIds: readonly string[]
}

const stands = (
  at: Date,
) => Prisma.sql`EXISTS (SELECT FROM issue_placements standing WHERE standing.contribution_id = input.id
  AND standing.placed_at <= ${at} AND (standing.removed_at IS NULL OR standing.removed_at > ${at}))`

const among = ({ processId, kinds, stageIds }: Clustered) => Prisma.sql`input.process_id = ${processId}::uuid
  AND input.kind = ANY(${[...kinds]}::text[]::contribution_kind[]) AND input.stage_id = ANY(${[...stageIds]}::uuid[])`

export interface RegisterCounts {
  readonly issues: number
  readonly inputs: number
  readonly unassigned: number
  readonly openContests: number
}

/** [PR155] As it was at a time. */
export async function countRegister(tx: Tx, of: Clustered, at: Date): Promise<RegisterCounts> {
  const rows = await tx.$queryRaw<RegisterCounts[]>`
    SELECT count(*)::int AS inputs, (count(*) FILTER (WHERE NOT ${stands(at)}))::int AS unassigned,
      (SELECT count(*) FROM process_issues issue WHERE issue.process_id = ${of.processId}::uuid AND issue.opened_at <= ${at}
        AND NOT EXISTS (SELECT FROM issue_changes WHERE issue_id = issue.id AND kind = 'merged' AND at <= ${at}))::int AS issues,
      (SELECT count(*) FROM placement_contests contest JOIN contributions said ON said.id = contest.contribution_id
        WHERE said.process_id = ${of.processId}::uuid AND contest.at <= ${at}
        AND (contest.answered_at IS NULL OR contest.answered_at > ${at}))::int AS "openContests"
    FROM contributions input
    WHERE ${among(of)} AND input.written_at <= ${at} AND (input.state = 'published' OR input.changed_at > ${at})`
  return rows[0] ?? { issues: 0, inputs: 0, unassigned: 0, openContests: 0 }
}

export interface IssueLine {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly description: string
  readonly scope: IssueScope
  readonly elementId: string | null
  readonly state: IssueState
  readonly mergedInto: number | null
  readonly openedAt: Date
  readonly inputs: number
}

export interface IssueFilters {
  readonly scope?: IssueScope | undefined
  readonly element?: string | undefined
  readonly state?: IssueState | undefined
  readonly number?: number
}

/** Issues in their order, with how many published contributions stand under each. */
export function readIssues(
  tx: Tx,
  processId: string,
  { scope, element, state, number }: IssueFilters,
  after: number | null,
  limit: number,
): Promise<IssueLine[]> {
  const conditions = [
    Prisma.sql`issue.process_id = ${processId}::uuid`,
    ...(scope ? [Prisma.sql`issue.scope = ${scope}::issue_scope`] : []),
    ...(element ? [Prisma.sql`issue.element_id = ${element}`] : []),
    ...(state ? [Prisma.sql`issue.state = ${state}::issue_state`] : []),
    ...(number ? [Prisma.sql`issue.number = ${number}::int`] : []),
    ...(after === null ? [] : [Prisma.sql`issue.number > ${after}::int`]),
  ]
  return tx.$queryRaw<IssueLine[]>`
    SELECT issue.id, issue.number, issue.title, issue.description, issue.scope::text AS scope, issue.element_id AS "elementId",
      issue.state::text AS state, merged.number AS "mergedInto", issue.opened_at AS "openedAt",
      (SELECT count(*)::int FROM issue_placements standing JOIN contributions input ON input.id = standing.contribution_id
        WHERE standing.issue_id = issue.id AND standing.removed_at IS NULL AND input.state = 'published') AS inputs
    FROM process_issues issue LEFT JOIN process_issues merged ON merged.id = issue.merged_into_id
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY issue.number LIMIT ${limit}`
}

export interface InputFilters {
  readonly issue?: number | 'none' | undefined
  readonly element?: string | undefined
  readonly type?: ContributionType | undefined
  readonly text?: string | undefined
}

/** What came in, in its order. Under an issue, whatever stands there; else what has to stand under one. */
export function readClustered(
  tx: Tx,
  of: Clustered,
  { issue, element, type, text }: InputFilters,
  after: number | null,
  limit: number,
): Promise<{ id: string; number: number }[]> {
  const isUnder = (condition: Prisma.Sql) => Prisma.sql`EXISTS (SELECT FROM issue_placements standing
    JOIN process_issues issue ON issue.id = standing.issue_id
    WHERE standing.contribution_id = input.id AND standing.removed_at IS NULL AND ${condition})`
  const conditions = [
    typeof issue === 'number'
      ? Prisma.sql`input.process_id = ${of.processId}::uuid AND input.stage_id = ANY(${[...of.stageIds]}::uuid[])
          AND ${isUnder(Prisma.sql`issue.number = ${issue}::int`)}`
      : among(of),
    Prisma.sql`input.state = 'published'`,
    ...(issue === 'none' ? [Prisma.sql`NOT ${isUnder(Prisma.sql`true`)}`] : []),
    ...(element === 'whole' ? [Prisma.sql`input.element_id IS NULL`] : []),
    ...(element && element !== 'whole' ? [Prisma.sql`input.element_id = ${element}`] : []),
    ...(type ? [Prisma.sql`input.type = ${type}::contribution_type`] : []),
    ...(text
      ? [Prisma.sql`strpos(lower(input.text || ' ' || coalesce(input.proposed_text, '')), ${text.toLowerCase()}) > 0`]
      : []),
    ...(after === null ? [] : [Prisma.sql`input.number > ${after}::int`]),
  ]
  return tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT input.id, input.number FROM contributions input WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY input.number LIMIT ${limit}`
}

/** The issues that contributions stand under, and which of them are contested. */
export async function readStanding(tx: Tx, contributionIds: readonly string[]) {
  const [placements, contests] = await Promise.all([
    tx.issuePlacement.findMany({
      where: { contributionId: { in: [...contributionIds] }, removedAt: null },
      include: { issue: true },
      orderBy: { issue: { number: 'asc' } },
    }),
    tx.placementContest.findMany({
      where: { contributionId: { in: [...contributionIds] }, answeredAt: null },
      select: { contributionId: true },
    }),
  ])
  return { placements, contested: new Set(contests.map(({ contributionId }) => contributionId)) }
}
