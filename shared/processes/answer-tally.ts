import { type DispositionKind, dispositionKind, isSubstantive } from './disposition-vocabulary.ts'
import { acknowledgedAs } from './dispositions.ts'
import type { AnswerFigures } from './dispositions-contract.ts'
import type { ContributionType } from './vocabulary.ts'

/** How many there are that are alike: contributions, or the parts that they were split into. */
export interface TallyCount {
  readonly elementId: string | null
  readonly type: ContributionType
  /** How it was answered; null where it was not. */
  readonly kind: DispositionKind | null
  /** [PR116] What repeats another one is answered once that one is. */
  readonly answered: boolean
  /** Whether an answer is proposed, to be confirmed. */
  readonly waiting: boolean
  readonly count: number
}

/** [PR388] All that figures of answers are made of. It says nothing of the time at which it is read, so that it can be kept. */
export interface AnswerTally {
  readonly counts: readonly TallyCount[]
  /** Not rounded; null where nothing is answered. */
  readonly medianDays: number | null
  readonly satisfied: number
  readonly notSatisfied: number
  /** Answers of which nobody said whether they are satisfied: so many, given at this time, in milliseconds. */
  readonly unspoken: readonly { readonly at: number; readonly asked: boolean; readonly count: number }[]
}

export interface Left {
  readonly substantive: number
  readonly other: number
}

export interface ElementCount {
  readonly elementId: string | null
  readonly total: number
  readonly todo: number
}

/** [PR146] How many were answered, how, how fast, and whether people are satisfied. `now` is in milliseconds. */
export function figuresOf(
  { counts, medianDays, satisfied, notSatisfied, unspoken }: AnswerTally,
  { now, days }: { readonly now: number; readonly days: number },
): AnswerFigures {
  const silent = { waiting: 0, none: 0 }
  for (const { at: confirmedAt, asked, count } of unspoken) {
    const state = acknowledgedAs(null, { confirmedAt, now, days, asked })
    silent[state === 'waiting' ? 'waiting' : 'none'] += count
  }
  return {
    ...answeredOf({ counts }),
    waiting: sum(counts.filter(({ waiting }) => waiting)),
    kinds: dispositionKind.options.map(kind => ({
      kind,
      count: sum(counts.filter(one => one.kind === kind && one.answered)),
    })),
    medianDays: medianDays === null ? null : Math.round(medianDays * 10) / 10,
    acknowledged: { satisfied, notSatisfied, ...silent },
  }
}

export function answeredOf({ counts }: Pick<AnswerTally, 'counts'>): {
  readonly total: number
  readonly answered: number
} {
  return { total: sum(counts), answered: sum(counts.filter(({ answered }) => answered)) }
}

/** [PR145] What has no answer that is in force. */
export function leftOf({ counts }: AnswerTally): Left {
  const left = counts.filter(({ answered }) => !answered)
  const substantive = sum(left.filter(({ type }) => isSubstantive(type)))
  return { substantive, other: sum(left) - substantive }
}

/** How many have no answer, and none proposed. */
export function unsetOf({ counts }: AnswerTally): number {
  return sum(counts.filter(({ kind, waiting }) => kind === null && !waiting))
}

/** [PR122] How many there are of each element, and how many are not answered. */
export function elementsOf({ counts }: AnswerTally): ElementCount[] {
  return [...Map.groupBy(counts, ({ elementId }) => elementId)].map(([elementId, of]) => {
    const { total, answered } = answeredOf({ counts: of })
    return { elementId, total, todo: total - answered }
  })
}

function sum(those: readonly TallyCount[]): number {
  return those.reduce((total, { count }) => total + count, 0)
}
