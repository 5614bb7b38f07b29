import type { RefusalCode } from '@fieldword/shared/kernel/refusals.ts'

/** Where what was typed here is: the one truth behind every word the editor says about saving. */
export interface SaveState {
  readonly link: 'opening' | 'live' | 'away' | 'closed'
  /** Whose text is on the screen: nobody's yet, the one kept on this device, or the server's with it. */
  readonly text: 'none' | 'device' | 'server'
  /** True once this connection has given the server everything it lacked; before that its count says nothing. */
  readonly exchanged: boolean
  /** Messages with updates, sent and confirmed on this connection. */
  readonly sent: number
  readonly confirmed: number
  /** Edits made here that are not known to be on the server's disk. */
  readonly unsaved: number
  /** False where the browser keeps nothing. */
  readonly keepsOnDevice: boolean
  /** Edits made since opening, and how many of them this device has written down. */
  readonly edits: number
  readonly kept: number
  /** False once the server said that what is typed here is not taken. */
  readonly mayWrite: boolean
  /** The server said that it cannot write at present. */
  readonly trouble: boolean
  readonly savedAt: number | null
  readonly closedFor: RefusalCode | null
  /** The last time the connection was lost, until edits are exchanged again. */
  readonly awaySince: number | null
  /** Edits that the last return sent; null before any return. */
  readonly returnedWith: number | null
}

export type SaveEvent =
  | { readonly type: 'opened'; readonly keepsOnDevice: boolean; readonly hasText: boolean; readonly unsaved: number }
  | { readonly type: 'connected' }
  | { readonly type: 'synced' }
  | { readonly type: 'edited' }
  | { readonly type: 'kept'; readonly edits: number }
  | { readonly type: 'sent'; readonly carriesUpdate: boolean; readonly isExchange: boolean }
  | { readonly type: 'confirmed'; readonly count: number; readonly at: number }
  | { readonly type: 'trouble'; readonly on: boolean }
  | { readonly type: 'rights'; readonly mayWrite: boolean }
  | { readonly type: 'dropped'; readonly at: number }
  | { readonly type: 'closed'; readonly code: RefusalCode }
  | { readonly type: 'device failed' }

export const opening: SaveState = {
  link: 'opening',
  text: 'none',
  exchanged: false,
  sent: 0,
  confirmed: 0,
  unsaved: 0,
  keepsOnDevice: false,
  edits: 0,
  kept: 0,
  mayWrite: true,
  trouble: false,
  savedAt: null,
  closedFor: null,
  awaySince: null,
  returnedWith: null,
}

export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'opened':
      return {
        ...state,
        keepsOnDevice: event.keepsOnDevice,
        text: event.hasText ? 'device' : state.text,
        unsaved: event.unsaved,
      }
    case 'connected':
      return { ...state, ...unconnected, link: 'live' }
    case 'synced':
      return { ...state, text: 'server' }
    case 'edited':
      return { ...state, unsaved: state.unsaved + 1, edits: state.edits + 1 }
    case 'kept':
      return { ...state, kept: event.edits }
    case 'sent': {
      const sent = state.sent + (event.carriesUpdate ? 1 : 0)
      return event.isExchange ? exchanged({ ...state, sent }) : { ...state, sent }
    }
    case 'confirmed':
      return confirmed(state, event.count, event.at)
    case 'trouble':
      return { ...state, trouble: event.on }
    case 'rights':
      return { ...state, mayWrite: event.mayWrite }
    case 'dropped':
      return state.link === 'closed'
        ? state
        : { ...state, ...unconnected, link: 'away', awaySince: state.awaySince ?? event.at, returnedWith: null }
    case 'closed':
      return { ...state, ...unconnected, link: 'closed', closedFor: event.code }
    case 'device failed':
      return { ...state, keepsOnDevice: false }
  }
}

/** True while leaving would lose words: they are neither on the server's disk nor on this device. */
export function wouldLose(state: SaveState): boolean {
  return state.unsaved > 0 && !isKept(state)
}

/** Everything typed here is written down on this device. */
export function isKept(state: SaveState): boolean {
  return state.keepsOnDevice && state.kept >= state.edits
}

/** Everything typed here is on the server's disk. */
export function isOnDisk(state: SaveState): boolean {
  return state.link === 'live' && state.mayWrite && state.exchanged && state.unsaved === 0 && !state.trouble
}

const unconnected = { exchanged: false, sent: 0, confirmed: 0, trouble: false } as const

function exchanged(state: SaveState): SaveState {
  const returned = state.awaySince !== null || state.unsaved > 0
  return {
    ...state,
    exchanged: true,
    awaySince: null,
    // The server lacked nothing: an earlier connection brought it all, and only the confirmation was lost.
    unsaved: state.sent === 0 ? 0 : state.unsaved,
    returnedWith: returned ? state.unsaved : state.returnedWith,
  }
}

function confirmed(state: SaveState, count: number, at: number): SaveState {
  const all = state.exchanged && count >= state.sent
  if (!all) return { ...state, confirmed: count }
  return { ...state, confirmed: count, unsaved: 0, savedAt: state.unsaved > 0 ? at : state.savedAt }
}
