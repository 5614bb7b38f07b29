import { z } from 'zod'
import type { NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import { type Conflict, conflictKind, type Stand, take } from './contract.ts'

const place = z.object({ id: z.string().nullable(), type: z.string(), text: z.string() })
/** What a block stands after, none where it is first, and what holds it, none where that is the document. */
const stand = z.object({ after: place.nullable(), within: place.nullable() })

/** A conflict as people and programs read it: everything as words. */
export const conflictView = z.object({
  id: z.string(),
  kind: conflictKind,
  /** What may be taken here. */
  takes: z.array(take),
  block: place,
  /** Of attributes: which; and of links the words they lie on. */
  name: z.string().nullable(),
  on: z.string().nullable(),
  /** Null where there was nothing, or nothing is left; and of places. */
  base: z.string().nullable(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  /** Of places: where it stood, none where both sides added it, and where either has it. */
  stands: z.object({ base: stand.nullable(), ours: stand, theirs: stand }).nullable(),
  /** Of words: what stands around them. */
  before: z.string(),
  after: z.string(),
})
export type ConflictView = z.infer<typeof conflictView>

export function tellConflict(conflict: Conflict): ConflictView {
  const { id, kind, takes, block } = conflict
  const nothing = { name: null, on: null, base: null, ours: null, theirs: null, stands: null, before: '', after: '' }
  const told = { ...nothing, id, kind, takes: [...takes], block }
  switch (conflict.kind) {
    case 'words': {
      const { base, ours, theirs, before, after } = conflict
      return { ...told, base: inline(base), ours: inline(ours), theirs: inline(theirs), before, after }
    }
    case 'block': {
      const { base, ours, theirs } = conflict
      return { ...told, base: blockText(base), ours: ours && blockText(ours), theirs: theirs && blockText(theirs) }
    }
    case 'attribute': {
      const { name, on, base, ours, theirs } = conflict
      return { ...told, name, on, base, ours, theirs }
    }
    case 'place': {
      const { base, ours, theirs } = conflict
      return { ...told, stands: { base: base && standView(base), ours: standView(ours), theirs: standView(theirs) } }
    }
  }
}

function standView({ after, within }: Stand): z.infer<typeof stand> {
  return { after: after && { ...after }, within: within && { ...within } }
}

function inline(content: readonly NodeJson[]): string | null {
  return content.length === 0 ? null : content.map(blockText).join('')
}
