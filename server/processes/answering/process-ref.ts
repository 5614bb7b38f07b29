import { findPagesById } from '../../pages/index.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { ProcessRow } from '../queries.ts'

/** A process and the definition it updates, by name. */
export async function readProcessRef(tx: Tx, { slug, title, pageId }: ProcessRow) {
  const page = (await findPagesById(tx, [pageId])).get(pageId)
  return { slug, title, page: { slug: page?.slug ?? '', title: page?.title ?? '' } }
}
