import type { ReviewState } from '@fieldword/shared/policy/can.ts'
import type { ProposalPreview } from '@fieldword/shared/review/contract.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, refOf } from '../revisions/index.ts'
import { readUndecidedOf } from './queries.ts'

/** A person goes on with few proposals of one page at once. */
const most = 20

/** [RV60] Whether a proposal of this state goes on with another text. Closed ones are reopened first. */
export function isRevisable(state: ReviewState): boolean {
  return state === 'open' || state === 'changes_requested'
}

/** [RV60] Those of a page that this person has a part in: what was sent back comes first. */
export async function readOwn(platform: Platform, actor: SignedIn, pageId: string): Promise<ProposalPreview['own']> {
  const { prisma } = platform.database
  const rows = await readUndecidedOf(prisma, pageId, actor.id, most)
  const revisions = await findRevisions(
    prisma,
    rows.map(({ revisionId }) => revisionId),
  )
  return rows.flatMap(({ id, state, round, revisionId }) => {
    const revision = revisions.get(revisionId)
    if (!revision) return []
    const { number, summary } = refOf(revision, null, actor)
    return [{ id, state, round, number, summary }]
  })
}
