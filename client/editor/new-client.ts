import { type Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

/**
 * [COL42] What is typed after a connection was lost is typed under a client id that nobody has heard of. Whoever had heard of
 * it could relay words as its next ones, and Yjs would take them for what was written here meanwhile.
 */
export function typeUnderNewIds(provider: WebsocketProvider): void {
  provider.on('connection-close', () => {
    if (provider.wsconnected) takeNewId(provider)
  })
}

/** Presence goes with the id: the server binds the words to the account by it. */
function takeNewId({ doc, awareness }: { doc: Y.Doc; awareness: Awareness }): void {
  const state = awareness.getLocalState()
  removeAwarenessStates(awareness, [awareness.clientID], 'local')
  doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? doc.clientID
  awareness.clientID = doc.clientID
  awareness.setLocalState(state)
}
