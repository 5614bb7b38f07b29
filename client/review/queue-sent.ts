import { type BatchAction, batchAction } from '@fieldword/shared/review/batch-contract.ts'
import type { QueueEntry } from '@fieldword/shared/review/queue-contract.ts'
import { reasonIn } from '../platform/steps.ts'

/** Names of what the form around the queue sends. */
export const takeField = 'take'
export const pickField = 'pick'
export const actField = 'act'
export const undoField = 'undo'
/** Which batch a page tells of: in its address. */
export const batchParameter = 'batch'

/** A row as it was seen: decided on is that text and no later one. */
export function pickOf({ id, revision }: Pick<QueueEntry, 'id' | 'revision'>): string {
  return `${id}.${revision.contentHash}`
}

/** What somebody wants to be done with the rows they picked. */
export function batchIn(form: URLSearchParams) {
  return {
    // The contract refuses what no button of ours sends.
    action: (batchAction.safeParse(form.get(actField)).data ?? form.get(actField)) as BatchAction,
    picks: form.getAll(pickField).map(pick => {
      const [id = '', contentHash = ''] = pick.split('.')
      return { id, contentHash }
    }),
    reason: reasonIn(form),
  }
}

/** The rows that were picked when a form was refused. */
export function pickedIn(form: URLSearchParams | null): ReadonlySet<string> {
  return new Set(form?.getAll(pickField) ?? [])
}
