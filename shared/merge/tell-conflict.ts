import { z } from 'zod'
import type { NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import { type Conflict, conflictKind, take } from './contract.ts'

/** A conflict as people and programs read it: everything as words. */
export const conflictView = z.object({
  id: z.string(),
  kind: conflictKind,
  /** What may be taken here. */
  takes: z.array(take),
  block: z.object({ id: z.string().nullable(), type: z.string(), text: z.string() }),
  /** Of attributes: which. */
  name: z.string().nullable(),
  /** Null where there was nothing, or nothing is left. Of places: what it stands after, null at the beginning. */
  base: z.string().nullable(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  /** Of words: what stands around them. */
  before: z.string(),
  after: z.string(),
})
export type ConflictView = z.infer<typeof conflictView>

export function tellConflict(conflict: Conflict): ConflictView {
  const { id, kind, takes, block } = conflict
  const told = { id, kind, takes: [...takes], block, name: null, base: null, before: '', after: '' }
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
      const { name, base, ours, theirs } = conflict
      return { ...told, name, base, ours, theirs }
    }
    case 'place':
      return { ...told, ours: conflict.ours?.text ?? null, theirs: conflict.theirs?.text ?? null }
  }
}

function inline(content: readonly NodeJson[]): string | null {
  return content.length === 0 ? null : content.map(blockText).join('')
}
