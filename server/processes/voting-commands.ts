import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { VoteWishSent } from '@fieldword/shared/processes/adoption-contract.ts'
import { checkVote } from '@fieldword/shared/processes/ballot.ts'
import type { BallotChoice } from '@fieldword/shared/processes/vocabulary.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { holdToAct } from './access.ts'
import { lockVoter, newestVote } from './voting-queries.ts'

/** [PR231–PR234] Casts a vote, or another one in its place. The same again adds nothing. */
export function castVote(
  platform: Platform,
  actor: Actor,
  { slug, ...wish }: VoteWishSent,
): Promise<{ choice: BallotChoice; at: string }> {
  return platform.database.inTransaction(async tx => {
    const { stage, actor: voter } = await holdToAct(tx, actor, slug, { kind: 'adoption' })
    if (stage.inputHash === null) refuseWith('nothing-to-vote-on')
    const refusal = checkVote(wish, stage.inputHash)
    if (refusal) throw new RefusalError(refusal)
    await lockVoter(tx, stage.id, voter.id)
    const last = await newestVote(tx, stage.id, voter.id)
    const { choice, reason, textHash } = wish
    if (last?.choice === choice && last.reason === reason) return { choice, at: last.at.toISOString() }
    const at = platform.clock()
    const number = (last?.number ?? 0) + 1
    await tx.ballotVote.create({
      data: { id: platform.newId(), stageId: stage.id, userId: voter.id, number, choice, reason, textHash, at },
    })
    return { choice, at: at.toISOString() }
  })
}
