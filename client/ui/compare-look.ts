import type { ComparisonWish } from '@fieldword/shared/diff/contract.ts'

/** How a comparison is looked at: all of it stands in the address. */
export interface CompareLook {
  /** elements: each element of a definition, whether it changed or not, and then what else did. */
  readonly view: 'side' | 'inline' | 'elements'
  /** Unchanged stretches stand open. */
  readonly whole: boolean
  /** Long comparisons are told in parts, from 1. */
  readonly part: number
}

/** As the address says. What it leaves out is `otherwise`. */
export function lookOf(query: URLSearchParams, otherwise: CompareLook['view'] = 'side'): CompareLook {
  const view = query.get('view')
  const part = query.get('part') ?? ''
  return {
    view: view === 'inline' || view === 'elements' || view === 'side' ? view : otherwise,
    whole: query.get('unchanged') === 'shown',
    part: /^[1-9]\d{0,5}$/.test(part) ? Number(part) : 1,
  }
}

/** For the address, without what it need not say. */
export function queryOf({ view, whole, part }: CompareLook): string {
  return `view=${view}${whole ? '&unchanged=shown' : ''}${part > 1 ? `&part=${part}` : ''}`
}

/** What to ask for, so that it can be looked at so. */
export function wishOf({ view, whole, part }: CompareLook): ComparisonWish {
  return { rows: view === 'elements' ? 'elements' : whole ? 'all' : 'changes', part }
}
