import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { earlierNames } from './device-names.ts'

/** Words that were never sent before the editor changed what a document may hold. */
export interface LeftBehind {
  readonly text: string
  discard(): Promise<void>
}

/**
 * An earlier schema's copy cannot be merged: the present editor would delete what it does not know. Its words can still be
 * read, for the person to paste where they belong. Copies with nothing unsent are cleared away.
 */
export async function findLeftBehind(
  draft: { readonly draftId: string; readonly personId: string },
  schemaFingerprint: string,
): Promise<LeftBehind | null> {
  const databases = (await globalThis.indexedDB?.databases?.()) ?? []
  const names = earlierNames(
    databases.flatMap(({ name }) => name ?? []),
    draft,
    schemaFingerprint,
  )
  const texts = await Promise.all(names.map(unsentText))
  const text = texts.filter(Boolean).join('\n\n')
  const discard = async () => void (await Promise.all(names.map(clearDocument)))
  if (text !== '') return { text, discard }
  await discard()
  return null
}

async function unsentText(name: string): Promise<string> {
  const doc = new Y.Doc()
  const kept = new IndexeddbPersistence(name, doc)
  await kept.whenSynced
  const unsaved: unknown = await kept.get('unsaved')
  const text = typeof unsaved === 'number' && unsaved > 0 ? textOf(doc.getXmlFragment(fragmentName)) : ''
  await kept.destroy()
  doc.destroy()
  return text
}

/** The words, a line for each block. */
function textOf(type: Y.XmlFragment | Y.XmlElement): string {
  return type
    .toArray()
    .map(child => (child instanceof Y.XmlText ? plainText(child) : child instanceof Y.XmlElement ? textOf(child) : ''))
    .filter(Boolean)
    .join('\n')
}

function plainText(text: Y.XmlText): string {
  return text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '\n'))
    .join('')
}
