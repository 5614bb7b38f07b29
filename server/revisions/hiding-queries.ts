import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

/**
 * [REV24] Whether anything of this page's revisions is hidden that its drafts hold too: words, or whose they are. As the partial index
 * says it, so that a long history is not read for it.
 */
export function holdsHidden(pageId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM revisions hidden WHERE hidden.page_id = ${pageId}::uuid AND (hidden.text_hidden OR hidden.authors_hidden))`
}

/** [REV23] Which of these texts are hidden on which of these pages: "page hash". */
export async function hiddenAmong(
  tx: Tx,
  pageIds: readonly string[],
  contentHashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await tx.revision.findMany({
    where: { pageId: { in: [...pageIds] }, contentHash: { in: [...contentHashes] }, textHidden: true },
    distinct: ['pageId', 'contentHash'],
    select: { pageId: true, contentHash: true },
  })
  return new Set(found.map(({ pageId, contentHash }) => `${pageId} ${contentHash}`))
}
