import type { LineageKind } from './contract.ts'

/** Two elements, by their ids; one where it is new or was removed. */
export interface Ends {
  readonly from: string | null
  readonly to: string | null
}

/** Among which other ties one stands. */
export interface Shape {
  readonly successors: number
  readonly predecessors: number
  /** What it can have been, the likeliest first. */
  readonly kinds: readonly LineageKind[]
}

/** How many ties lead away from each element and to it, counted once for all. */
export function shapesOf(ties: readonly Ends[]): { of(tie: Ends): Shape } {
  const both = ties.filter(({ from, to }) => from !== null && to !== null)
  const leaving = Map.groupBy(both, ({ from }) => from)
  const coming = Map.groupBy(both, ({ to }) => to)
  return {
    of({ from, to }) {
      const successors = leaving.get(from)?.length ?? 0
      const predecessors = coming.get(to)?.length ?? 0
      return { successors, predecessors, kinds: kindsOf({ from, to }, successors, predecessors) }
    },
  }
}

function kindsOf({ from, to }: Ends, successors: number, predecessors: number): LineageKind[] {
  if (from === null) return ['new']
  if (to === null) return ['retired']
  if (successors > 1 && predecessors > 1) return ['split', 'merged']
  if (successors > 1) return ['split']
  return predecessors > 1 ? ['merged'] : ['reworded', 'kept']
}
