import type { Tx } from '../platform/database/prisma.ts'
import type { PageRecord } from './queries.ts'

// Any number that no other advisory lock of the database has.
const structure = 4_700_101

/**
 * Whoever adds, renames or moves a page holds this lock alone; whoever works on one page shares it. So a page moved below
 * its own child by two people at once cannot happen, and a text that is rendered while a page it links to is being made
 * knows of that page. It is always taken before the rows, hence nobody waits in a circle.
 */
export async function lockStructure(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${structure})`
}

/** [PG8] The page, which nobody else changes until the transaction ends. Ask before any other lock on pages. */
export async function lockPage(tx: Tx, pageId: string): Promise<PageRecord> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${structure})`
  await tx.$queryRaw`SELECT 1 FROM pages WHERE id = ${pageId}::uuid FOR UPDATE`
  return tx.page.findUniqueOrThrow({ where: { id: pageId } })
}
