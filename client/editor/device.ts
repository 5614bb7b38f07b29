import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** The copy of a draft on this device, so that nothing typed waits for the network. */
export interface Device {
  /** False where the browser keeps nothing: everything else still works, and the editor says so. */
  readonly keeps: boolean
  /** Edits made here that the server had not confirmed when the page was left. */
  readonly unsaved: number
  noteUnsaved(count: number): void
  close(): void
}

interface DeviceParts {
  readonly doc: Y.Doc
  /** By draft, schema and person: two people at one computer never send each other's words. */
  readonly name: string
  onFailed(): void
}

const nothing: Device = { keeps: false, unsaved: 0, noteUnsaved: () => {}, close: () => {} }

/** Loads what this device kept into the document, and from then on keeps every change. */
export async function openDevice({ doc, name, onFailed }: DeviceParts): Promise<Device> {
  if (!('indexedDB' in globalThis)) return nothing
  const kept = new IndexeddbPersistence(name, doc)
  try {
    await Promise.race([kept.whenSynced, kept._db])
    await kept.whenSynced
  } catch {
    return nothing
  }
  const stopWatching = watchStorage(kept, onFailed)
  const unsaved: unknown = await kept.get('unsaved')
  return {
    keeps: true,
    unsaved: typeof unsaved === 'number' ? unsaved : 0,
    noteUnsaved: count => void kept.set('unsaved', count),
    close() {
      stopWatching()
      void kept.destroy()
    },
  }
}

/** A full disk and a cleared storage show only here: y-indexeddb does not wait for its writes. */
function watchStorage(kept: IndexeddbPersistence, onFailed: () => void): () => void {
  const onRejection = (event: PromiseRejectionEvent) => {
    if (event.reason instanceof DOMException) onFailed()
  }
  kept.db?.addEventListener('close', onFailed)
  addEventListener('unhandledrejection', onRejection)
  return () => {
    kept.db?.removeEventListener('close', onFailed)
    removeEventListener('unhandledrejection', onRejection)
  }
}
