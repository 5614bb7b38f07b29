import type { HiddenParts } from '@fieldword/shared/revisions/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { TextOf } from '../revisions/index.ts'

export interface TextInLine extends TextOf {
  readonly id: string
  readonly hidden: HiddenParts
  readonly isApproved: boolean
  /** Bytes of the canonical JSON. */
  readonly size: number
}

/** [DEF56] The text that visitors read and those it was made from, one after the other; from a number on where one is given. */
export function readLine(
  tx: Tx,
  page: { readonly id: string; readonly approvedRevisionId: string | null },
  wish: { readonly from: number | null; readonly limit: number },
): Promise<TextInLine[]> {
  const start =
    wish.from === null
      ? Prisma.sql`revision.id = ${page.approvedRevisionId}::uuid`
      : Prisma.sql`revision.number = ${wish.from}`
  return tx.$queryRaw<TextInLine[]>`
    WITH RECURSIVE line AS (
      SELECT revision.id, revision.parent_id, 1 AS place FROM revisions revision
      WHERE revision.page_id = ${page.id}::uuid AND ${start}
      UNION ALL
      SELECT parent.id, parent.parent_id, line.place + 1 FROM line JOIN revisions parent ON parent.id = line.parent_id
      WHERE line.place < ${wish.limit}
    )
    SELECT revision.id, revision.number, revision.content_hash AS "contentHash", content.size,
      content.redacted_at IS NOT NULL AS redacted, revision.state = 'approved' AS "isApproved",
      json_build_object('text', revision.text_hidden, 'authors', revision.authors_hidden,
        'summary', revision.summary_hidden) AS hidden
    FROM line JOIN revisions revision ON revision.id = line.id
      JOIN contents content ON content.hash = revision.content_hash
    ORDER BY line.place`
}
