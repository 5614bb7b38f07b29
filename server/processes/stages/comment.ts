import { can } from '@fieldword/shared/policy/can.ts'
import { commentCriteria } from '@fieldword/shared/processes/breadth.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { toldCells } from '@fieldword/shared/processes/small-cells.ts'
import { commentPlan } from '@fieldword/shared/processes/stages/comment.ts'
import type { Prisma } from '../../platform/database/client/client.ts'
import { whoActs } from '../access.ts'
import {
  countCommented,
  countCommenters,
  countOwn,
  countPublished,
  countSaid,
  countSayers,
} from '../contribution-queries.ts'
import { kept } from '../kept-counts.ts'
import type { StageParts, StoredStage } from '../stage-parts.ts'
import { readStageTexts } from '../texts.ts'

export const commentParts: StageParts = {
  async figures(context) {
    const { tx, stage } = context
    if (stage.openedAt === null) return []
    const comments = await kept(context, ['published', stage.id], () => countPublished(tx, stage.id))
    return [{ key: 'comments', label: comments === 1 ? 'comment' : 'comments', value: comments, of: null }]
  },
  async criteria({ platform, tx, stage }) {
    const { inputRevisionId } = stage
    const plan = commentPlan.parse(stage.plan)
    const texts = await readStageTexts(tx, inputRevisionId ? [inputRevisionId] : [])
    const elements = (texts.get(inputRevisionId ?? '')?.wordings ?? []).map(({ id }) => id)
    const [commented, people] = await Promise.all([
      plan.everyElement ? countCommented(tx, stage.id, elements) : 0,
      plan.people > 0 ? countCommenters(tx, stage.id) : 0,
    ])
    const breadth = { closesAt: stage.closesAt, now: platform.clock(), elements: elements.length, commented, people }
    return commentCriteria(breadth, plan)
  },
  async acts({ tx, process, stage }, { actor, involved }) {
    if (actor.role !== 'visitor' && !can(actor, 'process:act', { involved, who: whoActs(stage) })) return []
    const mine = actor.id === null ? 0 : await countOwn(tx, stage, actor.id)
    const note = mine === 0 ? '' : mine === 1 ? 'You commented once.' : `You commented ${mine} times.`
    const href = `/processes/${process.slug}/comment`
    return [{ key: 'comment', text: 'Comment on the draft', href, done: mine > 0, note }]
  },
  closed: commentReport,
  rederived: commentReport,
}

/** [PR15] [PR84] All that was said, whatever became of it: what is taken back or hidden later was said. */
async function commentReport({ tx, process, stage }: StoredStage): Promise<Prisma.InputJsonValue> {
  const [said, sayers] = await Promise.all([countSaid(tx, stage.id), countSayers(tx, stage.id)])
  const { smallestCell } = charter.parse(process.charter)
  const told = toldCells(sayers, smallestCell)
  return {
    comments: said.reduce((sum, { count }) => sum + count, 0),
    byElement: said.map(each => ({ ...each })),
    byStratum: sayers.map(({ key, people }) => ({ stratum: key, people: told.has(key) ? people : null })),
  }
}
