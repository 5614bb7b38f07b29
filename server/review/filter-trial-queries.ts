import type { Tx } from '../platform/database/prisma.ts'

/** [ACC48] Proposals that are looked at. */
export const mostTried = 500

export interface TriedProposal {
  readonly id: string
  readonly page: string
  readonly number: number
  readonly hash: string
  /** Of the text it was made from; null where there was none. */
  readonly baseHash: string | null
}

/** The newest of members whose texts are still there: what moderators write is not looked at. */
export function readProposalsToTry(tx: Tx): Promise<TriedProposal[]> {
  return tx.$queryRaw<TriedProposal[]>`
    SELECT review.id, page.title AS page, revision.number, revision.content_hash AS hash, base.content_hash AS "baseHash"
    FROM reviews review
    JOIN users ON users.id = review.opened_by_id AND users.role = 'member'
    JOIN pages page ON page.id = review.page_id
    JOIN revisions revision ON revision.id = review.revision_id
    JOIN contents content ON content.hash = revision.content_hash AND content.redacted_at IS NULL
    LEFT JOIN revisions base ON base.id = review.base_revision_id
    LEFT JOIN contents before ON before.hash = base.content_hash
    WHERE before.redacted_at IS NULL
    ORDER BY review.id DESC LIMIT ${mostTried}`
}
