import { can } from '@fieldword/shared/policy/can.ts'
import { charterPlan } from '@fieldword/shared/processes/stages/charter.ts'
import { whoActs } from '../access.ts'
import { charterHash, readApprovers } from '../charter-queries.ts'
import type { StageContext, StageParts, StoredStage } from '../stage-parts.ts'

/** [PR48] The charter is written while it is open, and left once enough stewards approved it as it stands. */
export const charterParts: StageParts = {
  async figures(context) {
    const { value, of } = await approvals(context)
    return of > 0 ? [{ key: 'approvals', label: 'approvals', value, of }] : []
  },
  async criteria(context) {
    const { value, of } = await approvals(context)
    if (of === 0) return []
    const text = `Stewards approved the charter as it stands: ${value} of ${of}.`
    return [{ key: 'approved', text, met: value >= of, explainable: false }]
  },
  async acts(context, { actor, involved }) {
    const { process, stage } = context
    const approvers = await readApprovers(context.tx, context)
    const href = `/processes/${process.slug}/charter`
    if (!can(actor, 'process:act', { involved, who: whoActs(stage) })) {
      return [{ key: 'read', text: 'Read the charter', href, done: false, note: '' }]
    }
    const done = approvers.includes(actor.id ?? '')
    return [{ key: 'approve', text: 'Write and approve the charter', href, done, note: '' }]
  },
  closed: kept,
  rederived: kept,
}

async function kept(context: StoredStage) {
  return { charterHash: charterHash(context.process), approvals: (await readApprovers(context.tx, context)).length }
}

async function approvals(context: StageContext) {
  const approvers = await readApprovers(context.tx, context)
  return { value: approvers.length, of: charterPlan.parse(context.stage.plan).approvals }
}
