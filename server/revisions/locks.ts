import type { Tx } from '../platform/database/prisma.ts'

// Any number that no other advisory lock of the database has.
const contents = 4_700_102

/**
 * Whoever stores a text shares this lock, whoever destroys one holds it alone: between reading what a new text may lean on and
 * storing it, nothing of that is destroyed. It is taken after the rows of pages, hence nobody waits in a circle.
 */
export async function holdContents(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${contents})`
}

export async function lockContents(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${contents})`
}
