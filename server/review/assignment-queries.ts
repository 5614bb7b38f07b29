import type { Tx } from '../platform/database/prisma.ts'

export interface AssignmentRow {
  readonly id: string
  readonly assigneeId: string | null
  readonly byId: string
  readonly at: Date
}

/** Shown at once; the log has all of them. */
const most = 20

/** The latest last. */
export async function readAssignments(tx: Tx, reviewId: string): Promise<AssignmentRow[]> {
  const rows = await tx.reviewAssignment.findMany({
    where: { reviewId },
    orderBy: { id: 'desc' },
    take: most,
    select: { id: true, assigneeId: true, byId: true, at: true },
  })
  return rows.toReversed()
}
