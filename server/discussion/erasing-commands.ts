import type { Tx } from '../platform/database/prisma.ts'

/**
 * [DSC18] Takes out of threads what they quote of a text that is destroyed, wherever it stands, and of the drafts of its pages, which
 * may have held it. What remains is the block a thread is about.
 */
export async function forgetQuotes(tx: Tx, contentHash: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE threads thread SET anchor = thread.anchor || '{"quote": null, "from": 0, "to": 0}'::jsonb
    FROM revisions revision
    WHERE revision.content_hash = ${contentHash} AND thread.anchor IS NOT NULL AND thread.page_id = revision.page_id
      AND (thread.revision_id = revision.id OR thread.place = 'draft')`
}
