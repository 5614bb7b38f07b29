import { isOnDisk, type SaveState } from './save-state.ts'

export interface Proposable {
  readonly ok: boolean
  readonly why: string
}

/** Only what is on the server's disk can be proposed: a moderator sees nothing else. */
export function proposable(state: SaveState): Proposable {
  if (!state.mayWrite) return { ok: false, why: 'You may read this draft but not propose it.' }
  if (state.link === 'away') return { ok: false, why: 'Proposing needs a connection.' }
  if (state.link === 'closed') return { ok: false, why: 'Reload the page to propose.' }
  if (isOnDisk(state)) return { ok: true, why: '' }
  const why = state.trouble ? 'The server cannot save at present.' : 'Wait until everything is saved.'
  return { ok: false, why }
}
