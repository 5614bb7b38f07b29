import { can } from '@fieldword/shared/policy/can.ts'
import { whoActs } from '../access.ts'
import { lateAnswered } from '../answering/late.ts'
import { countBallot, readResult } from '../ballots.ts'
import { lastCallStands } from '../last-call.ts'
import { logEvent } from '../log-commands.ts'
import type { StageParts, StoredStage } from '../stage-parts.ts'
import { newestVote } from '../voting-queries.ts'

/** [PR250] Of a ballot that is closed. */
async function report({ tx, stage }: StoredStage) {
  if (stage.closedAt === null) throw new Error('A ballot that is open has no report.')
  return { textHash: stage.inputHash, ...(await countBallot(tx, stage, stage.closedAt)) }
}

export const adoptionParts: StageParts = {
  /** [PR235] How many voted is told while it is open, and not how. */
  async figures({ tx, platform, stage }) {
    const { voted, roll, approve } = await readResult(tx, stage, platform.clock())
    const turnout = { key: 'voted', label: 'voted', value: voted, of: roll }
    return stage.state === 'closed'
      ? [turnout, { key: 'approve', label: 'approve', value: approve, of: voted }]
      : [turnout]
  },
  /** A ballot without a quorum can be closed, for a reason: it does not pass then. */
  async criteria({ tx, platform, stage }) {
    const { voted, quorumNeeded, quorumReached } = await countBallot(tx, stage, platform.clock())
    const text = `The quorum is reached: ${voted} voted, ${quorumNeeded} needed.`
    return [{ key: 'quorum', text, met: quorumReached, explainable: true }]
  },
  async wants(context) {
    const { tx, process, stage } = context
    const met = stage.inputRevisionId !== null
    return [
      { key: 'text', text: 'There is a text to vote on.', met, explainable: false },
      ...(await lastCallStands(tx, process, stage)),
      ...(await lateAnswered(context)),
    ]
  },
  async acts({ tx, process, stage }, { actor, involved }) {
    if (!can(actor, 'process:act', { involved, who: whoActs(stage) }) || actor.id === null) return []
    const vote = await newestVote(tx, stage.id, actor.id)
    const note = vote ? 'You voted. You can change it until the ballot closes.' : ''
    const href = `/processes/${process.slug}/ballot`
    return [{ key: 'vote', text: 'Vote on the text', href, done: vote !== null, note }]
  },
  async closed(context) {
    const { tx, platform, process, stage } = context
    const kept = await report(context)
    const reason = kept.passed ? 'The ballot passed.' : 'The ballot did not pass.'
    const event = { processId: process.id, stageId: stage.id, actorId: null, reason, data: kept }
    await logEvent(tx, { kind: 'ballot-counted', ...event }, platform.clock())
    return kept
  },
  rederived: report,
}
