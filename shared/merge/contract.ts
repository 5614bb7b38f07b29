import { z } from 'zod'
import type { NodeJson } from '../document/document.ts'

/**
 * words: both wrote something else at one place of a block. block: one deleted it, the other changed it.
 * attribute: both gave a block, or a link, another property. place: both put a block somewhere, to different places.
 */
export const conflictKind = z.enum(['words', 'block', 'attribute', 'place'])
export type ConflictKind = z.infer<typeof conflictKind>

export const take = z.enum(['ours', 'theirs', 'both', 'own'])
export type Take = z.infer<typeof take>

/** What somebody decided on a conflict. `words` are theirs where they take neither side's. */
export const choice = z.strictObject({
  conflict: z.string().min(1).max(40),
  take,
  words: z.string().max(20_000).optional(),
})
export type Choice = z.infer<typeof choice>

/** A block, said so that a person finds it. */
export interface Place {
  readonly id: string | null
  readonly type: string
  /** Its beginning. */
  readonly text: string
}

/** Where a block stands. */
export interface Stand {
  /** None where it stands first. */
  readonly after: Place | null
  /** What holds it; none where that is the document. */
  readonly within: Place | null
}

interface Conflicting {
  /** The same in every merge of the same three documents, whatever was chosen. */
  readonly id: string
  readonly block: Place
  /** What may be taken here. */
  readonly takes: readonly Take[]
}

/** [MRG8] A conflict is a value: what stood there, and what either side made of it. */
export type Conflict =
  | (Conflicting & {
      readonly kind: 'words'
      readonly base: readonly NodeJson[]
      readonly ours: readonly NodeJson[]
      readonly theirs: readonly NodeJson[]
      /** The words around, as they stand in the result. */
      readonly before: string
      readonly after: string
    })
  | (Conflicting & {
      readonly kind: 'block'
      readonly base: NodeJson
      /** Null on the side that deleted it. */
      readonly ours: NodeJson | null
      readonly theirs: NodeJson | null
    })
  | (Conflicting & {
      readonly kind: 'attribute'
      readonly name: string
      /** Of links: the words they lie on. */
      readonly on: string | null
      readonly base: string | null
      readonly ours: string | null
      readonly theirs: string | null
    })
  | (Conflicting & {
      readonly kind: 'place'
      /** None where both sides added it. */
      readonly base: Stand | null
      readonly ours: Stand
      readonly theirs: Stand
    })
