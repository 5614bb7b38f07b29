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

export async function readIssuesAnswered(_tx: Tx, _processId: string): Promise<IssueAnswered[]> {
  return []
}

/** Which issues each of these drafts answers. */
export async function readIssuesOf(
  _tx: Tx,
  _draftIds: readonly string[],
): Promise<Map<string, { id: string; number: number; title: string }[]>> {
  return new Map()
}
