import type { DecisionKind } from '@fieldword/shared/review/contract.ts'
import { api } from '../platform/api.ts'
import { doneAt } from '../platform/done.ts'

/** Decides, then shows the review as it stands from now on. */
export async function decide(id: string, kind: DecisionKind, reason: string): Promise<void> {
  await api.review.decide({ id, kind, reason })
  globalThis.location.assign(doneAt(`/review/${id}`, kind))
}
