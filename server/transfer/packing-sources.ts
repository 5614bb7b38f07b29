import type { ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import type { NewSource } from './import-commands.ts'
import { type PackedBefore, packText } from './packing.ts'

/** Sources of another wiki as they are stored here: those of one page lean on each other. */
export function packSources(
  sources: readonly (ExportedSource & { readonly revisionId?: string | null })[],
): NewSource[] {
  const before = new Map<string, PackedBefore>()
  return sources.map(({ page: sourcePage, revision: sourceRevision, text, revisionId = null, ...told }) => {
    const bytes = Buffer.from(text)
    const of = `${told.site} ${sourcePage}`
    const packed = packText(bytes, before.get(of) ?? null)
    before.set(of, { id: told.id, depth: packed.depth, bytes })
    return { ...told, ...packed, sourcePage, sourceRevision, revisionId }
  })
}
