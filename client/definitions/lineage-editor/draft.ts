import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { areSameWords } from '@fieldword/shared/definitions/lineage-check.ts'
import type { LineageEditing, ProposedTie, RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { shapesOf } from '@fieldword/shared/definitions/tie-shapes.ts'

/** A tie somebody works on. */
export interface DraftTie extends RecordedTie {
  /** Tells it from the others while it is worked on. */
  readonly key: string
  /** What the texts suggest, and why; null where a person said it. */
  readonly suggested: Pick<ProposedTie, 'confidence' | 'because'> | null
  /** Part of the reading. A suggestion is none until a person says so. */
  readonly isIn: boolean
}

/** Everything that is recorded at once. */
export interface Draft {
  readonly reading: string
  readonly summary: string
  readonly ties: readonly DraftTie[]
}

export type Texts = Pick<LineageEditing, 'fromElements' | 'toElements'>
export type Side = 'from' | 'to'
export type Ends = Pick<RecordedTie, 'from' | 'to'>

/** What counts now, and beside it what the texts suggest. */
export function draftOf({ reading, ties, proposals }: LineageEditing): Draft {
  return {
    reading: reading?.reading ?? 'editorial reading',
    summary: '',
    ties: [
      ...ties.map(tie => ({ ...tie, key: keyOf(tie), suggested: null, isIn: true })),
      ...proposals.map(({ confidence, because, ...tie }) => {
        return { ...tie, key: keyOf(tie), suggested: { confidence, because }, isIn: false }
      }),
    ],
  }
}

/** Two elements are tied once, so that is what a tie goes by. */
export function keyOf({ from, to }: Ends): string {
  return `${from ?? ''} ${to ?? ''}`
}

/** The ties that are recorded, in the order they are sent in. */
export function recordedIn({ ties }: Draft): DraftTie[] {
  return ties.filter(({ isIn }) => isIn)
}

export function asRecorded({ from, to, kind, carried, arrived, rationale }: DraftTie): RecordedTie {
  return { from, to, kind, carried, arrived, rationale }
}

/** Ties two elements, or says of one that it is new or was removed. What that contradicts is left out. */
export function withTie(draft: Draft, ends: Ends, texts: Texts): Draft {
  const key = keyOf(ends)
  if (draft.ties.some(tie => tie.key === key && tie.isIn)) return draft
  const known = draft.ties.find(tie => tie.key === key)
  const blank = { carried: [], arrived: [], rationale: '', kind: 'reworded' as const }
  const tie = { ...blank, ...known, ...ends, key, suggested: null, isIn: true }
  const others = draft.ties.filter(other => other.key !== key && !contradicts(other, ends))
  return reshaped({ ...draft, ties: [...others, tie] }, texts)
}

/** New and removed stand alone. */
function contradicts(other: DraftTie, { from, to }: Ends): boolean {
  if (from === null) return other.to === to
  if (to === null) return other.from === from
  return (other.from === null && other.to === to) || (other.to === null && other.from === from)
}

export function withoutTie(draft: Draft, key: string, texts: Texts): Draft {
  return reshaped({ ...draft, ties: draft.ties.filter(tie => tie.key !== key) }, texts)
}

export function withAllConfirmed(draft: Draft, texts: Texts): Draft {
  return reshaped({ ...draft, ties: draft.ties.map(tie => ({ ...tie, suggested: null, isIn: true })) }, texts)
}

export function withoutSuggestions(draft: Draft): Draft {
  return { ...draft, ties: recordedIn(draft) }
}

type Change = Partial<Pick<RecordedTie, 'kind' | 'carried' | 'arrived' | 'rationale'>>

export function withChange(draft: Draft, key: string, change: Change): Draft {
  return { ...draft, ties: draft.ties.map(tie => (tie.key === key ? { ...tie, ...change } : tie)) }
}

/** What a tie can have been: by how many ties leave and reach its elements, and by their words. */
export function kindsOf(draft: Draft, texts: Texts): (tie: DraftTie) => LineageKind[] {
  const [recorded, all] = [shapesOf(recordedIn(draft)), shapesOf(draft.ties)]
  return tie => {
    const { kinds } = (tie.isIn ? recorded : all).of(tie)
    return kinds.filter(kind => (kind !== 'kept' && kind !== 'reworded') || (kind === 'kept') === isSame(tie, texts))
  }
}

/** Every tie of the reading as what it can be: another tie makes of one that was reworded one of two that were split. */
export function reshaped(draft: Draft, texts: Texts): Draft {
  const possible = kindsOf(draft, texts)
  return {
    ...draft,
    ties: draft.ties.map(tie => {
      const kinds = possible(tie)
      return kinds.includes(tie.kind) ? tie : { ...tie, kind: kinds[0] ?? tie.kind }
    }),
  }
}

function isSame({ from, to }: Ends, { fromElements, toElements }: Texts): boolean {
  const before = fromElements.find(({ elementId }) => elementId === from)
  const after = toElements.find(({ elementId }) => elementId === to)
  return before !== undefined && after !== undefined && areSameWords(before.text, after.text)
}

/** Elements that the reading says nothing of. */
export function unsaid(draft: Draft, { fromElements, toElements }: Texts) {
  const said = recordedIn(draft)
  return {
    from: fromElements.filter(({ elementId }) => !said.some(({ from }) => from === elementId)),
    to: toElements.filter(({ elementId }) => !said.some(({ to }) => to === elementId)),
  }
}
