import type { PassingReason } from '@fieldword/shared/collab/close-codes.ts'
import type { RefusalCode } from '@fieldword/shared/kernel/refusals.ts'

/** Where what was typed here is: the one truth behind every word the editor says about saving. */
export interface SaveState {
  /** A connection counts from the moment it has given the server what it lacked: a server in trouble lets in and sends off. */
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
  /** Why the last attempt ended, where the server said so. */
  readonly awayFor: PassingReason | null
  /** Edits that the last return sent; null before any return. */
  readonly returnedWith: number | null
}

export type SaveEvent =
  | { readonly type: 'opened'; readonly keepsOnDevice: boolean; readonly hasText: boolean; readonly unsaved: number }
  | { readonly type: 'connected' }
  | { readonly type: 'synced' }
  | { readonly type: 'edited' }
  | { readonly type: 'kept'; readonly edits: number }
  | { readonly type: 'sent'; readonly carriesUpdate: boolean; readonly isExchange: boolean; readonly at: number }
  | { readonly type: 'confirmed'; readonly count: number; readonly at: number }
  | { readonly type: 'trouble'; readonly on: boolean }
  | { readonly type: 'rights'; readonly mayWrite: boolean }
  | { readonly type: 'dropped'; readonly at: number; readonly reason: PassingReason | null }
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
  awayFor: null,
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
      return { ...state, ...unconnected }
    case 'synced':
      return { ...state, text: 'server' }
    case 'edited':
      return { ...state, unsaved: state.unsaved + 1, edits: state.edits + 1 }
    case 'kept':
      return { ...state, kept: event.edits }
    case 'sent': {
      const sent = state.sent + (event.carriesUpdate ? 1 : 0)
      return event.isExchange ? exchanged({ ...state, sent }, event.at) : { ...state, sent }
    }
    case 'confirmed':
      return confirmed(state, event.count, event.at)
    case 'trouble':
      return { ...state, trouble: event.on }
    case 'rights':
      return { ...state, mayWrite: event.mayWrite }
    case 'dropped':
      return dropped(state, event.at, event.reason)
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

/**
 * [COL27] True while leaving would lose words or leave them where nobody else has them. What is kept here and on its way is
 * on the server's disk before the page is gone. What is kept and will not be sent from here any more, the page has said.
 */
export function wouldLeaveBehind(state: SaveState): boolean {
  const isOver = state.link === 'closed' || !state.mayWrite
  const isOnItsWay = state.link === 'live' && !state.trouble
  return wouldLose(state) || (state.unsaved > 0 && !isOnItsWay && !isOver)
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

/** Milliseconds: a shorter break with nothing to send is nobody's concern. */
export const noticeable = 1500

function dropped(state: SaveState, at: number, reason: PassingReason | null): SaveState {
  if (state.link === 'closed') return state
  const awaySince = state.awaySince ?? at
  return { ...state, ...unconnected, link: 'away', awaySince, awayFor: reason, returnedWith: null }
}

function exchanged(state: SaveState, at: number): SaveState {
  const wasAway = state.awaySince !== null && at - state.awaySince >= noticeable
  const returned = wasAway || state.unsaved > 0
  return {
    ...state,
    link: 'live',
    exchanged: true,
    awaySince: null,
    awayFor: null,
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
