import type { PassingReason } from '@fieldword/shared/collab/close-codes.ts'
import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import { isKept, isOnDisk, type SaveState, wouldLose } from './save-state.ts'

export interface SaveWords {
  readonly tone: 'ok' | 'busy' | 'kept' | 'bad'
  readonly strong?: string
  readonly text: string
  readonly muted?: string
}

const couldNotSave: SaveWords = { tone: 'bad', text: 'Could not save, copy your text' }

/** The literal save state. "On disk" is said only when the server has said so. */
export function saveWords(state: SaveState, now: number): SaveWords {
  if (state.link === 'closed') return closedWords(state)
  if (state.trouble) return troubleWords(state)
  if (state.link === 'opening') return { tone: 'busy', text: 'Connecting …' }
  if (state.link === 'away') return awayWords(state)
  if (!state.mayWrite) return closedWords(state)
  if (isOnDisk(state)) {
    const text = state.savedAt === null ? 'Saved' : `Saved ${ago(state.savedAt, now)}`
    return { tone: 'ok', text, muted: '— on disk' }
  }
  return { tone: 'busy', text: 'Saving …' }
}

/** What the bar under the header says while the server cannot be reached, and why proposing has to wait. */
export function awayBanner(
  online: boolean,
  { keepsOnDevice, awayFor }: Pick<SaveState, 'keepsOnDevice' | 'awayFor'>,
): { readonly strong: string; readonly text: string } {
  const what = online ? awaySentence(awayFor) : 'You are offline.'
  return keepsOnDevice
    ? {
        strong: `${what} Keep writing.`,
        text: 'Everything you type is stored on this device and merges when you reconnect. Proposing needs a connection.',
      }
    : {
        strong: what,
        text: 'This browser keeps nothing for later: leave this page open, or copy your text. Proposing needs a connection.',
      }
}

function awaySentence(reason: PassingReason | null): string {
  switch (reason) {
    case 'restart':
      return 'The server is restarting.'
    case 'database-away':
      return 'The server cannot save at present.'
    case 'slow-reader':
      return 'Your connection could not keep up.'
    case 'internal':
      return 'Something went wrong on the server.'
    case null:
      return 'The server does not answer.'
  }
}

/** Said once, when edits made while away have reached the disk. */
export function returnWords(edits: number): string {
  return edits === 0 ? 'Back online.' : `Back online. ${counted(edits)} sent.`
}

export function ago(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000))
  if (seconds < 60) return `${seconds} s ago`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`
}

function awayWords(state: SaveState): SaveWords {
  if (!state.keepsOnDevice) return wouldLose(state) ? couldNotSave : { tone: 'kept', text: 'Not connected' }
  if (!isKept(state)) return { tone: 'kept', text: 'Keeping it on this device …' }
  return { tone: 'kept', strong: 'Kept on this device.', text: unsent(state.unsaved) }
}

/** [COL27] The server has the words and cannot write them: whoever typed nothing has nothing to copy. */
function troubleWords(state: SaveState): SaveWords {
  if (state.unsaved === 0) return { tone: 'kept', text: 'The server cannot save at present' }
  if (wouldLose(state)) return couldNotSave
  return { tone: 'bad', strong: 'Could not save.', text: `${counted(state.unsaved)} kept on this device` }
}

/** Nothing more will be sent from here: for good, or while this is read only. */
function closedWords(state: SaveState): SaveWords {
  if (wouldLose(state)) return couldNotSave
  if (state.unsaved > 0) return { tone: 'kept', strong: 'Kept on this device.', text: unsent(state.unsaved) }
  return { tone: 'kept', text: state.link === 'live' || state.closedFor === 'read-only' ? 'Read only' : 'Closed' }
}

function unsent(edits: number): string {
  return edits === 0 ? 'Nothing waits to be sent' : `${counted(edits)} not sent yet`
}

function counted(edits: number): string {
  return `${edits} ${edits === 1 ? 'edit' : 'edits'}`
}

/** What became of words that were typed and are not known to be on the server's disk, once they will not be sent. */
export function unsentWords(state: SaveState): string {
  if (state.unsaved === 0) return ''
  return isKept(state)
    ? 'What you typed and was not saved is kept on this device, and on no other.'
    : 'What you typed and was not saved is on this page alone: copy it.'
}

/** Why the server ended the connection for good. */
export function closedSentence({ closedFor }: Pick<SaveState, 'closedFor'>): string {
  // At this door it is not attempts that are counted.
  if (closedFor === 'too-many') return 'Too many windows of this wiki are open. Close some, then reload.'
  return messageOf(closedFor ?? 'internal')
}
