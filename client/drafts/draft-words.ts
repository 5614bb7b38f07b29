import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { State } from '../ui/badge.tsx'

type Closed = Exclude<OwnDraft['state'], 'open'>

export const stateBadges: Readonly<Record<Closed, { readonly state: State; readonly children: string }>> = {
  approved: { state: 'approved', children: 'Approved' },
  deleted: { state: 'withdrawn', children: 'Deleted' },
  destroyed: { state: 'superseded', children: 'Destroyed' },
}

/** Why nobody can write in it any more, in a sentence. */
export const closedWords: Readonly<Record<Closed, string>> = {
  approved: 'What was proposed from it is approved, so it is closed. Begin another one from the approved text.',
  deleted: 'It was deleted. What was typed in it is kept: its owner can bring it back.',
  destroyed: 'It said just a text that an admin destroyed, so it is closed for good.',
}
