import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { ChangeClass, ObjectionRuling, ObjectionStepKind } from './vocabulary.ts'

/** offered: somebody said how it is mended, and its author has not answered. The last four are the end of it. */
export type ObjectionState = 'open' | 'offered' | 'resolved' | 'withdrawn' | 'upheld' | 'dismissed'

export interface ObjectionStep {
  readonly kind: ObjectionStepKind
  /** Of a ruling. */
  readonly ruling: ObjectionRuling | null
}

/** What somebody is to an objection. */
export interface Standing {
  readonly isAuthor: boolean
  /** Facilitators, editors and stewards say how it is mended. */
  readonly mayAnswer: boolean
  readonly isSteward: boolean
}

export interface StepWish {
  readonly kind: ObjectionStepKind
  readonly ruling: ObjectionRuling | null
  /** Public. */
  readonly reason: string
}

/** [PR221] Where an objection stands after its steps, oldest first. */
export function stateOf(steps: readonly ObjectionStep[]): ObjectionState {
  return steps.reduce<ObjectionState>((_, step) => after(step), 'open')
}

function after({ kind, ruling }: ObjectionStep): ObjectionState {
  switch (kind) {
    case 'offer':
      return 'offered'
    case 'accept':
      return 'resolved'
    case 'withdraw':
      return 'withdrawn'
    case 'rule':
      return ruling === 'upheld' ? 'upheld' : 'dismissed'
  }
}

export function isUnresolved(state: ObjectionState): boolean {
  return state === 'open' || state === 'offered'
}

/** [PR221] [PR222] Takes an objection one step on; answers the state it is in then. */
export function decideObjection(state: ObjectionState, wish: StepWish, who: Standing): Result<ObjectionState> {
  if (!isUnresolved(state)) return refuse('objection-closed', { state })
  switch (wish.kind) {
    case 'offer':
      if (!who.mayAnswer) return refuse('forbidden')
      return wish.reason.trim() === '' ? refuse('reason-needed') : 'offered'
    case 'accept':
      return who.isAuthor ? 'resolved' : refuse('forbidden')
    case 'withdraw':
      return who.isAuthor ? 'withdrawn' : refuse('forbidden')
    case 'rule':
      // Nobody judges their own objection.
      if (!who.isSteward || who.isAuthor) return refuse(who.isAuthor && who.isSteward ? 'own-objection' : 'forbidden')
      if (wish.ruling === null) {
        return refuse('bad-input', { issues: [{ path: 'ruling', message: 'Uphold the objection, or dismiss it.' }] })
      }
      return wish.reason.trim() === '' ? refuse('reason-needed') : wish.ruling
  }
}

/** [PR225] Whether a text that was changed so since its last call needs another one. */
export function restartsLastCall(changes: readonly ChangeClass[]): boolean {
  return changes.some(change => change === 'c2' || change === 'c3')
}
