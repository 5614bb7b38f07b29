import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import { initProseMirrorDoc, prosemirrorJSONToYDoc, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { orThrow } from '../platform/errors.ts'
import { MinimalEdit } from './minimal-edit.ts'
import { type ClientRange, takeOutMisplaced } from './update-content.ts'
import { dropTaken } from './waiting.ts'

/** Updates of one transaction: more take far longer each, fewer a little longer. */
export const updatesAtOnce = 500

/** The Yjs document of what the log holds. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (let from = 0; from < updates.length; from += updatesAtOnce) {
    applyQuietly(doc, updates.slice(from, from + updatesAtOnce), null)
  }
  return doc
}

/**
 * Applies updates, in one transaction, and changes nothing else. After an update from elsewhere Yjs removes formatting marks
 * that have become superfluous, as an edit of its own: what the server's replica deleted so would be in no message and in no
 * log. It does not after a local one. (Being local also spares the search markers, which only a replica that is edited
 * by position has: not a room's, and not one that is still being loaded.)
 *
 * Answers what stood where nothing of its kind stands, and is deleted.
 */
export function applyQuietly(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): ClientRange[] {
  const misplaced = doc.transact(transaction => {
    for (const update of updates) Y.applyUpdate(doc, update)
    transaction.local = true
    return takeOutMisplaced(doc, transaction)
  }, origin)
  dropTaken(doc)
  return misplaced
}

/** As an editor would show it: what the schema does not allow is left out. Refuses past the bounds of a document. */
export function readDocument(doc: Y.Doc): DocumentJson {
  const node = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(fragmentName), documentSchema)
  return orThrow(parseDocument(node.toJSON()))
}

/** A new Yjs document with this content, as one update. Made twice for one draft, its content would double. */
export function convert(document: DocumentJson): { readonly update: Uint8Array; readonly client: number } {
  const doc = prosemirrorJSONToYDoc(documentSchema, document, fragmentName)
  return { update: Y.encodeStateAsUpdate(doc), client: doc.clientID }
}

/**
 * The update that makes the document equal `target`, touching only what differs, so that whoever is writing in the rest
 * goes on writing; null when nothing differs.
 */
export function editTo(doc: Y.Doc, target: DocumentJson): Uint8Array | null {
  const fragment = doc.getXmlFragment(fragmentName)
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  const { meta } = initProseMirrorDoc(fragment, documentSchema)
  doc.transact(() => new MinimalEdit(doc, meta).make(fragment, documentSchema.nodeFromJSON(target)))
  return updates.length === 0 ? null : Y.mergeUpdates(updates)
}

/** What a page without a revision starts from: one block to type into. */
export function emptyDraft(kind: PageKind, blockId: string): DocumentJson {
  const type = kind === 'definition' ? 'definitionElement' : 'paragraph'
  return { type: 'doc', content: [{ type, attrs: { id: blockId } }] }
}
