import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { api } from '../platform/api.ts'
import { blockWords } from '../ui/block-note.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { writersWords } from '../ui/protection-words.ts'
import type { SaveState } from './save-state.ts'
import { unsentWords } from './save-words.ts'
import type { Store } from './store.ts'
import { useStore } from './use-store.ts'

interface RightsNoteProps {
  readonly draft: DraftView
  readonly save: Store<SaveState>
  readonly onCopy: () => void
}

/** Why one may not write here, or not any more, and what became of the words that were on their way. */
export function RightsNote({ draft, save, onCopy }: RightsNoteProps) {
  const state = useStore(save)
  const isReading = state.link !== 'closed' && !state.mayWrite
  const isBlocked = state.closedFor === 'blocked'
  const why = useWhy(draft, isReading ? 'reading' : isBlocked ? 'blocked' : null)
  if (!isReading && !isBlocked) return null
  return (
    <section className="ed__off" aria-label="Your rights">
      <IconLock className="i" aria-hidden="true" />
      <p>
        {isReading ? <b>You may read this draft, and not change it. </b> : null}
        {why} {unsentWords(state)}
      </p>
      {state.unsaved > 0 ? (
        <button type="button" className="fw-btn fw-btn--sm" onClick={onCopy}>
          Copy text
        </button>
      ) : null}
    </section>
  )
}

/** Asked anew: what the page knew when it was opened may be what has changed. */
function useWhy({ pageSlug, protection, own }: DraftView, asked: 'reading' | 'blocked' | null): string {
  const [why, setWhy] = useState(whyIn({ protection, own }))
  useEffect(() => {
    if (asked === null) return
    // Without an answer the note still says what is so.
    findWhy(asked, pageSlug, own?.id).then(setWhy, () => {})
  }, [asked, pageSlug, own?.id])
  return why
}

async function findWhy(asked: 'reading' | 'blocked', slug: string, own: string | undefined): Promise<string> {
  if (asked === 'blocked') return blockedWords((await api.accounts.session()).actor)
  return whyIn(await api.collab.draft({ slug, own }))
}

function whyIn({ protection, own }: Pick<DraftView, 'protection' | 'own'>): string {
  if (protection) return protectedWords(protection)
  return own ? `It is ${own.owner.name}’s own: they, and whom they invite, write in it.` : ''
}

function protectedWords({ editableBy, until, reason }: NonNullable<DraftView['protection']>): string {
  const end = until ? `, until ${toTheMinute(until)}` : ''
  return `${writersWords(editableBy)} may write on this page${end}. The reason: ${reason}`
}

function blockedWords(actor: Actor): string {
  return actor.block ? blockWords(actor.block) : ''
}
