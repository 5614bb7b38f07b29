import { strata } from '@fieldword/shared/processes/charter.ts'
import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Access } from './access.ts'
import { findStratum } from './participant-queries.ts'

/** What stands over the pages of a process. */
export async function headOf(tx: Tx, { process, actor }: Access): Promise<ProcessHead> {
  const [pages, stratum] = await Promise.all([
    findPagesById(tx, [process.pageId]),
    actor.id === null ? null : findStratum(tx, process.id, actor.id),
  ])
  const page = pages.get(process.pageId) ?? refuseWith('not-found')
  const { slug, title, state } = process
  const place = { slug: page.slug, title: page.title }
  return { slug, title, state, page: place, strata: strata.parse(process.strata), stratum }
}
