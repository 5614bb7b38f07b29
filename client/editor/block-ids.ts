import { blockTypes } from '@fieldword/shared/document/blocks.ts'
import { UniqueID } from '@tiptap/extension-unique-id'

/**
 * Gives each block made here its id. The attribute itself is the schema's. Ids are never given on opening: whoever only looks
 * at an empty draft must not write a paragraph into it.
 */
export const BlockIds = UniqueID.extend({
  addGlobalAttributes: () => [],
  onCreate: () => {},
}).configure({
  types: [...blockTypes],
  generateID: () => newBlockId(),
  // Blocks that arrive from others have the ids their writers gave them.
  filterTransaction: transaction => !transaction.getMeta('y-sync$'),
})

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Twelve characters, 62 bits. Not `crypto.randomUUID`, which browsers withhold from plain http addresses. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, byte => alphabet[byte % alphabet.length]).join('')
}
