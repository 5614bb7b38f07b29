import type { Tx } from '../platform/database/prisma.ts'

/** What discussions need to know of what lies above them; handed in by `server/app.ts`. */
export interface DiscussionNeeds {
  findReview(tx: Tx, reviewId: string): Promise<Reviewed | null>
}

export interface Reviewed {
  readonly pageId: string
  readonly revisionId: string
  /** None for a page's first. */
  readonly baseRevisionId: string | null
}
