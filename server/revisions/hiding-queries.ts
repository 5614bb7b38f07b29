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

/** [REV23] Whether this text is hidden on this page. */
export async function isTextHidden(tx: Tx, pageId: string, contentHash: string): Promise<boolean> {
  const found = await tx.revision.findFirst({
    where: { pageId, contentHash, textHidden: true },
    select: { id: true },
  })
  return found !== null
}
