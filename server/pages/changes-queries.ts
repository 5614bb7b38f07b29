import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'

/** [PG31] What a list over all pages leaves out: what was deleted, and pages of another kind than asked for. */
export function onPages(kind: PageKind | undefined): Prisma.Sql {
  const ofKind = kind ? Prisma.sql`AND page.kind::text = ${kind}` : Prisma.empty
  return Prisma.sql`EXISTS (
    SELECT 1 FROM pages page WHERE page.id = revision.page_id AND page.deleted_at IS NULL ${ofKind})`
}
