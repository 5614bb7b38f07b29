import type { WithheldKind } from '@fieldword/shared/processes/withholding-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** What those who run a process write of it. */
export type RecordKind = Extract<WithheldKind, 'return' | 'issue' | 'move' | 'meeting' | 'erratum' | 'adoption'>

/** [PR352] Allowed by the database once they are said to be destroyed. */
export async function blankRecord(tx: Tx, kind: RecordKind, id: string): Promise<void> {
  switch (kind) {
    case 'return':
      return void (await tx.disposition.update({ where: { id }, data: { rationale: '', returnReason: '' } }))
    case 'issue':
      return blankIssue(tx, id)
    case 'move':
      return blankMove(tx, id)
    case 'meeting':
      return blankMeeting(tx, id)
    case 'erratum':
      return void (await tx.erratumDecision.update({ where: { contributionId: id }, data: { reason: '' } }))
    case 'adoption':
      return void (await tx.adoption.update({ where: { versionId: id }, data: { rationale: '' } }))
  }
}

async function blankIssue(tx: Tx, id: string): Promise<void> {
  await tx.processIssue.update({ where: { id }, data: { title: '', description: '' } })
  await tx.$executeRaw`
    UPDATE issue_changes SET data = data - '{title,description}'::text[] WHERE issue_id = ${id}::uuid AND data ? 'title'`
}

/** What was taken out of an issue on that occasion was for the same reason. */
async function blankMove(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE issue_placements placement SET reason = '' FROM issue_changes change
    WHERE change.data ->> 'words' = ${id} AND placement.issue_id = change.issue_id AND placement.reason = change.reason`
  await tx.$executeRaw`UPDATE issue_changes SET reason = '' WHERE data ->> 'words' = ${id}`
}

/** What was said there names it. */
async function blankMeeting(tx: Tx, id: string): Promise<void> {
  await tx.meeting.update({ where: { id }, data: { title: '', place: '', address: '' } })
  await tx.$executeRaw`
    UPDATE contributions said SET source = source || '{"reference": ""}' FROM meeting_items item
    WHERE item.meeting_id = ${id}::uuid AND said.id = item.contribution_id AND said.source IS NOT NULL`
}
