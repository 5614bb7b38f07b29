import { can } from '@fieldword/shared/policy/can.ts'
import { whoActs } from '../access.ts'
import { lateAnswered } from '../answering/late.ts'
import { countObjections } from '../objection-queries.ts'
import type { StageParts, StoredStage } from '../stage-parts.ts'

/** [PR250] */
async function report({ tx, stage }: StoredStage) {
  return { textHash: stage.inputHash, ...(await countObjections(tx, stage.id)) }
}

export const lastCallParts: StageParts = {
  async figures({ tx, stage }) {
    if (stage.visibility === 'blind' && stage.state === 'open') return []
    const { raised, unresolved } = await countObjections(tx, stage.id)
    return [
      { key: 'objections', label: raised === 1 ? 'objection' : 'objections', value: raised, of: null },
      { key: 'settled', label: 'settled', value: raised - unresolved, of: raised },
    ]
  },
  /** [PR223] [PR224] */
  async criteria({ tx, stage }) {
    const { raised, unresolved, upheld } = await countObjections(tx, stage.id)
    const settled = `Every objection is resolved, withdrawn or ruled on: ${raised - unresolved} of ${raised}.`
    const stands = upheld === 0 ? 'No objection was upheld.' : `${upheld} upheld: the text is to be mended first.`
    return [
      { key: 'settled', text: settled, met: unresolved === 0, explainable: false },
      { key: 'upheld', text: stands, met: upheld === 0, explainable: true },
    ]
  },
  async wants(context) {
    const met = context.stage.inputRevisionId !== null
    return [
      { key: 'text', text: 'There is a text to object to.', met, explainable: false },
      ...(await lateAnswered(context)),
    ]
  },
  async acts({ tx, process, stage }, { actor, involved }) {
    const href = `/processes/${process.slug}/objections`
    const { unresolved } = await countObjections(tx, stage.id)
    const waiting = unresolved === 1 ? '1 waits.' : `${unresolved} wait.`
    const objects = can(actor, 'process:act', { involved, who: whoActs(stage) })
    return [
      ...(involved.includes('steward') && unresolved > 0
        ? [{ key: 'rule', text: 'Rule on objections', href, done: false, note: waiting }]
        : []),
      ...(objects
        ? [{ key: 'object', text: 'Read the text, or object to it', href: `${href}#object`, done: false, note: '' }]
        : []),
    ]
  },
  closed: report,
  rederived: report,
}
