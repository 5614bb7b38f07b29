import type { Tx } from '../platform/database/prisma.ts'
import { findRevisions } from '../revisions/index.ts'
import type { ThreadRow } from './thread-queries.ts'

/** [DSC10] Whether what a thread is about is for members: a draft, what waits for review, and every difference. */
export async function isForMembers(tx: Tx, { place, revisionId }: ThreadRow): Promise<boolean> {
  if (place === 'page') return false
  if (place !== 'revision' || revisionId === null) return true
  return (await findRevisions(tx, [revisionId])).get(revisionId)?.state !== 'approved'
}
