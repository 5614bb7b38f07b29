import { isFinal, isPassing } from '@fieldword/shared/collab/close-codes.ts'
import {
  fragmentName,
  messageTypes,
  type PeopleCount,
  readNumber,
  readPeople,
} from '@fieldword/shared/collab/messages.ts'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { countingSocket } from './counting-socket.ts'
import { type Device, openDevice } from './device.ts'
import { deviceName } from './device-names.ts'
import { typeUnderNewIds } from './new-client.ts'
import { putBackAsTyped } from './put-back.ts'
import { nextSaveState, opening, type SaveEvent, type SaveState } from './save-state.ts'
import { createStore, type Store } from './store.ts'

export interface Connection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly save: Store<SaveState>
  /** What the server says of how many are here; null before it has said so. */
  readonly counted: Store<PeopleCount | null>
  /** [DSC60] How often the discussion of the page may have changed: whenever the server says so, and with each new connection. */
  readonly discussed: Store<number>
  /** Tries again now, instead of when the next attempt is due. */
  retry(): void
  close(): void
}

interface ConnectionParts {
  readonly draftId: string
  readonly personId: string
  readonly schemaFingerprint: string
  /** As the page was told; the server says it again when it lets the editor in. */
  readonly mayWrite: boolean
}

putBackAsTyped()

/** Joins a draft: first what this device kept, then the room, and from there on both at once. */
export function connect({ draftId, personId, schemaFingerprint, mayWrite }: ConnectionParts): Connection {
  const doc = new Y.Doc()
  const save = createStore({ ...opening, mayWrite })
  const dispatch = (event: SaveEvent) => save.set(nextSaveState(save.get(), event))
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/collab`, draftId, doc, {
    connect: false,
    params: { schema: schemaFingerprint },
    WebSocketPolyfill: countingSocket(frame => dispatch({ type: 'sent', ...frame, at: Date.now() })),
    // Words that reached another tab only would be nobody's to send.
    disableBc: true,
  })
  const counted = createStore<PeopleCount | null>(null)
  listen(provider, dispatch)
  provider.messageHandlers[messageTypes.people] = (_encoder, decoder) => counted.set(readPeople(decoder))
  const discussed = createStore(0)
  const noteDiscussed = () => discussed.set(discussed.get() + 1)
  provider.messageHandlers[messageTypes.discussed] = noteDiscussed
  provider.on('status', ({ status }) => {
    if (status === 'connected') noteDiscussed()
  })
  speakForOneself(provider, counted)
  typeUnderNewIds(provider)
  let device: Device | null = null
  let isClosed = false
  doc.on('update', (_update, origin) => {
    if (origin === provider || device === null) return
    dispatch({ type: 'edited' })
    followKeeping(device)
  })
  let isFollowing = false
  /** One look at a time, however fast somebody types. */
  const followKeeping = (device: Device): void => {
    if (isFollowing || !device.keeps) return
    isFollowing = true
    const { edits } = save.get()
    // The device hears of a change after this listener does.
    queueMicrotask(() =>
      device.whenKept().then(
        () => {
          isFollowing = false
          dispatch({ type: 'kept', edits })
          if (save.get().edits > edits) followKeeping(device)
        },
        () => dispatch({ type: 'device failed' }),
      ),
    )
  }
  const stopNoting = save.subscribe(() => noteUnsaved(save.get(), device))

  const name = deviceName({ draftId, personId }, schemaFingerprint)
  void openDevice({ doc, name, onFailed: () => dispatch({ type: 'device failed' }) }).then(opened => {
    if (isClosed) return opened.close()
    device = opened
    const hasText = doc.getXmlFragment(fragmentName).length > 0
    dispatch({ type: 'opened', keepsOnDevice: opened.keeps, hasText, unsaved: opened.unsaved })
    provider.connect()
  })

  const retry = () => {
    if (save.get().link === 'closed' || device === null) return
    provider.disconnect()
    provider.connect()
  }
  const stopWatching = watchNetwork(retry, () => save.get())
  return {
    doc,
    awareness: provider.awareness,
    save,
    ...{ counted, discussed },
    retry,
    close() {
      isClosed = true
      stopWatching()
      stopNoting()
      provider.destroy()
      provider.awareness.destroy()
      device?.close()
      doc.destroy()
    },
  }
}

function listen(provider: WebsocketProvider, dispatch: (event: SaveEvent) => void): void {
  provider.messageHandlers[messageTypes.saved] = (_encoder, decoder) =>
    dispatch({ type: 'confirmed', count: readNumber(decoder), at: Date.now() })
  provider.messageHandlers[messageTypes.trouble] = (_encoder, decoder) =>
    dispatch({ type: 'trouble', on: readNumber(decoder) !== 0 })
  provider.messageHandlers[messageTypes.rights] = (_encoder, decoder) =>
    dispatch({ type: 'rights', mayWrite: readNumber(decoder) === 1 })
  provider.on('status', ({ status }) => {
    if (status === 'connected') dispatch({ type: 'connected' })
  })
  provider.on('sync', synced => {
    if (synced) dispatch({ type: 'synced' })
  })
  provider.on('connection-close', event => {
    const reason = event && isPassing(event.reason) ? event.reason : null
    dispatch({ type: 'dropped', at: Date.now(), reason })
  })
  provider.on('closed', ({ reason }) => dispatch({ type: 'closed', code: isFinal(reason) ? reason : 'internal' }))
}

/**
 * [COL29] Presence is the server's to keep. y-websocket sends back whatever it hears of others, which in a full room is more
 * than all that is typed. By its own timer it renews what it says, and takes others for gone: of a tab that nobody looks at,
 * browsers let timers run once a minute, and its owner would come and go. The server's signs of life come through. And it
 * remembers beyond a lost connection what it has heard last, so that whoever sits still would not be seen again.
 */
function speakForOneself(provider: WebsocketProvider, counted: Store<PeopleCount | null>): void {
  const { awareness } = provider
  clearInterval(awareness._checkInterval)
  const hear = provider.messageHandlers[messageTypes.awareness]
  provider.messageHandlers[messageTypes.awareness] = (...parts) => {
    hear?.(...parts)
    const { lastUpdated = 0 } = awareness.meta.get(awareness.clientID) ?? {}
    if (Date.now() - lastUpdated > renewal) awareness.setLocalState(awareness.getLocalState())
  }
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    if (![added, updated, removed].some(clients => clients.includes(awareness.clientID))) return
    provider._awarenessUpdateHandler({ added: [], updated: [awareness.clientID], removed: [] }, 'local')
  })
  provider.on('status', ({ status }) => {
    if (status !== 'disconnected') return
    counted.set(null)
    for (const client of awareness.meta.keys()) if (client !== awareness.clientID) awareness.meta.delete(client)
  })
}

/** Milliseconds after which a sign of life from the server, due every 15 s, is answered; a state holds for 30 s. */
const renewal = 8000

/** The count outlives the page, so that a return after closing it can say what was sent. */
function noteUnsaved(state: SaveState, device: Device | null): void {
  if (state.link !== 'live' || state.trouble || state.unsaved === 0) device?.noteUnsaved(state.unsaved)
}

/**
 * The browser knows at once what the socket would find out in half a minute. Its word is only a reason to look: on a
 * machine that is offline and runs the server itself, the next attempt succeeds.
 */
function watchNetwork(retry: () => void, state: () => SaveState): () => void {
  const onOnline = () => {
    if (state().link !== 'live') retry()
  }
  addEventListener('offline', retry)
  addEventListener('online', onOnline)
  return () => {
    removeEventListener('offline', retry)
    removeEventListener('online', onOnline)
  }
}
