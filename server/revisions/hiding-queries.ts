import type { Tx } from '../platform/database/prisma.ts'

/** [REV24] Whether anything of this page's revisions is hidden that its drafts hold too: words, or whose they are. */
export async function holdsHidden(tx: Tx, pageId: string): Promise<boolean> {
  // As the partial index says it, so that a long history is not read for it.
  const [found] = await tx.$queryRaw<{ holds: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM revisions WHERE page_id = ${pageId}::uuid AND (text_hidden OR authors_hidden)
    ) AS holds`
  return found?.holds === true
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
