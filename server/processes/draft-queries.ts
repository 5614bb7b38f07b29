import type { ProcessDraft } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { StageRow } from './queries.ts'

export type ProcessDraftRow = ProcessDraft

/** Of a process, from the first one on. */
export function readProcessDrafts(
  tx: Tx,
  { processId, after, limit }: { readonly processId: string; readonly after: number; readonly limit: number },
): Promise<ProcessDraftRow[]> {
  return tx.processDraft.findMany({
    where: { processId, number: { gt: after } },
    orderBy: { number: 'asc' },
    take: limit,
  })
}

export function readProcessDraftsNamed(tx: Tx, ids: readonly string[]): Promise<ProcessDraftRow[]> {
  return tx.processDraft.findMany({ where: { id: { in: [...ids] } } })
}

export function findProcessDraft(tx: Tx, processId: string, id: string): Promise<ProcessDraftRow | null> {
  return tx.processDraft.findFirst({ where: { processId, id } })
}

export function countProcessDrafts(
  tx: Tx,
  where: { readonly processId: string; readonly stageId?: string },
): Promise<number> {
  return tx.processDraft.count({ where })
}

/** Their drafts of the page: all of a process. */
export async function ownDraftIdsOf(tx: Tx, processId: string): Promise<string[]> {
  const rows = await tx.processDraft.findMany({ where: { processId }, select: { ownDraftId: true } })
  return rows.map(({ ownDraftId }) => ownDraftId)
}

/** [PR281] Who writes in the drafts of a stage: those who act in it by a role they were given, and the editors. Editors first. */
export async function readGroup(tx: Tx, { processId, who }: StageRow): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT user_id AS id FROM process_members
    WHERE process_id = ${processId}::uuid AND ended_at IS NULL AND (role = 'editor' OR role::text = ANY(${who}))
    GROUP BY user_id ORDER BY bool_or(role = 'editor') DESC, min(granted_at), user_id`
  return rows.map(({ id }) => id)
}

/** The drafting stage that is open, else the last one that was. */
export function findDraftingStage(tx: Tx, processId: string): Promise<StageRow | null> {
  return tx.processStage.findFirst({
    where: { processId, kind: 'drafting', state: { in: ['open', 'closed'] } },
    orderBy: [{ position: 'desc' }],
  })
}

/** [PR286] Issues of a process that are open, and whether a draft of the stage answers each. */
export interface IssueAnswered {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly answered: boolean
}

export function readIssuesAnswered(tx: Tx, processId: string): Promise<IssueAnswered[]> {
  return tx.$queryRaw<IssueAnswered[]>`
    SELECT issue.id, issue.number, issue.title, EXISTS (
      SELECT FROM process_draft_issues option JOIN process_drafts draft ON draft.id = option.draft_id
      WHERE option.issue_id = issue.id AND draft.process_id = issue.process_id) AS answered
    FROM process_issues issue WHERE issue.process_id = ${processId}::uuid AND issue.state = 'open' ORDER BY issue.number`
}

/** Which issues each of these drafts answers. */
export async function readIssuesOf(
  tx: Tx,
  draftIds: readonly string[],
): Promise<Map<string, { id: string; number: number; title: string }[]>> {
  if (draftIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ draftId: string; id: string; number: number; title: string }[]>`
    SELECT option.draft_id AS "draftId", issue.id, issue.number, issue.title
    FROM process_draft_issues option JOIN process_issues issue ON issue.id = option.issue_id
    WHERE option.draft_id = ANY(${[...draftIds]}::uuid[]) ORDER BY issue.number`
  return Map.groupBy(rows, ({ draftId }) => draftId)
}
