import type { NodeJson } from '../../document/document.ts'
import type { Segment } from './segments.ts'
import type { Slot } from './slots.ts'

/**
 * What is different in one slot: whether it is there, where it stands, what sort of block it is, and each of its segments. Each names
 * what it is chosen by: a part at first, the number of a change in the end. Null where there is no difference.
 */
export interface SlotParts extends Slot {
  readonly there: number | null
  readonly place: number | null
  readonly look: number | null
  readonly segments: readonly (Segment & { readonly by: number | null })[]
}

/** A container that both documents have, and that is of another sort or has other attributes. */
export interface ContainerPart {
  readonly before: NodeJson
  readonly after: NodeJson
  readonly by: number
}
