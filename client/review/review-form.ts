import { type Check, check, type DecisionKind, decisionKind } from '@fieldword/shared/review/contract.ts'
import { reasonIn } from '../platform/steps.ts'

/** What a form of a review's page holds. */
export interface Sent {
  /** Null where nothing was chosen. */
  readonly kind: DecisionKind | null
  readonly reason: string
  readonly checked: readonly Check[]
}

export function sentIn(form: URLSearchParams | null): Sent {
  const kind = decisionKind.options.find(each => each === form?.get('decision')) ?? null
  const ticked = form?.getAll('checked') ?? []
  return { kind, reason: reasonIn(form), checked: check.options.filter(each => ticked.includes(each)) }
}

/** As the API takes it; what was not chosen is refused there, in words. */
export function wishIn(form: URLSearchParams) {
  const { kind, reason, checked } = sentIn(form)
  const contentHash = form.get('contentHash')
  return { kind: kind as DecisionKind, reason, checked: [...checked], ...(contentHash && { contentHash }) }
}
