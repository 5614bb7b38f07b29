import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** The copy of a draft on this device, so that nothing typed waits for the network. */
export interface Device {
  /** False where the browser keeps nothing: everything else still works, and the editor says so. */
  readonly keeps: boolean
  /** Edits made here that the server had not confirmed when the page was left. */
  readonly unsaved: number
  noteUnsaved(count: number): void
  /** Resolves when every change of the document so far is written down. */
  whenKept(): Promise<void>
  close(): void
}

interface DeviceParts {
  readonly doc: Y.Doc
  readonly name: string
  onFailed(): void
}

const nothing: Device = { keeps: false, unsaved: 0, noteUnsaved: () => {}, whenKept: async () => {}, close: () => {} }

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
    whenKept: () => whenWritten(kept),
    close() {
      stopWatching()
      void kept.destroy()
    },
  }
}

/**
 * y-indexeddb does not say when a change is written. A transaction that only reads may not start before those that write and
 * were asked for earlier are through, so its end says it.
 */
function whenWritten(kept: IndexeddbPersistence): Promise<void> {
  return new Promise((resolve, reject) => {
    const looking = kept.db?.transaction('updates', 'readonly')
    if (!looking) return reject(new Error('the copy on this device is closed'))
    looking.objectStore('updates').getKey(0)
    looking.addEventListener('complete', () => resolve())
    looking.addEventListener('abort', () => reject(looking.error))
  })
}

/** A full disk and a cleared storage show only here: y-indexeddb does not wait for its writes. */
function watchStorage(kept: IndexeddbPersistence, onFailed: () => void): () => void {
  const onRejection = (event: PromiseRejectionEvent) => {
    if (event.reason instanceof DOMException) onFailed()
  }
  kept.db?.addEventListener('abort', onFailed)
  kept.db?.addEventListener('close', onFailed)
  addEventListener('unhandledrejection', onRejection)
  return () => {
    kept.db?.removeEventListener('abort', onFailed)
    kept.db?.removeEventListener('close', onFailed)
    removeEventListener('unhandledrejection', onRejection)
  }
}
