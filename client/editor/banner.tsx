import { IconAlertTriangle, IconCheck, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { isOnDisk, type SaveState } from './save-state.ts'
import { awayBanner, closedSentence, returnWords } from './save-words.ts'
import type { Store } from './store.ts'
import { useNoticedAway, useOnline } from './use-away.ts'
import { useStore } from './use-store.ts'

interface BannerProps {
  readonly save: Store<SaveState>
  readonly here: string
  readonly onRetry: () => void
  readonly onCopy: () => void
}

/** Under the header: why nothing is sent, that everything was, or why it is over. */
export function Banner({ save, here, onRetry, onCopy }: BannerProps) {
  const state = useStore(save)
  const isAway = useNoticedAway(state)
  if (isAway) return <Away state={state} onRetry={onRetry} />
  if (state.link === 'closed') return <Closed state={state} here={here} onCopy={onCopy} />
  if (isOnDisk(state) && state.returnedWith !== null) return <Returned edits={state.returnedWith} />
  return null
}

function Away({ state, onRetry }: { readonly state: SaveState; readonly onRetry: () => void }) {
  const { strong, text } = awayBanner(useOnline(), state)
  return (
    <section className="ed__off" aria-label="Connection">
      <IconWifiOff className="i" aria-hidden="true" />
      <p>
        <b>{strong}</b> {text}
      </p>
      <button type="button" className="fw-btn fw-btn--sm" onClick={onRetry}>
        Try now
      </button>
    </section>
  )
}

interface ClosedProps extends Pick<BannerProps, 'here' | 'onCopy'> {
  readonly state: SaveState
}

function Closed({ state, here, onCopy }: ClosedProps) {
  const isSignedOut = state.closedFor === 'sign-in-needed'
  return (
    <section className="ed__off" aria-label="Connection">
      <IconAlertTriangle className="i" aria-hidden="true" />
      <p>
        <b>{closedSentence(state)}</b> {state.unsaved > 0 ? 'Nothing you typed before is lost from this page.' : null}
      </p>
      {state.unsaved > 0 ? (
        <button type="button" className="fw-btn fw-btn--sm" onClick={onCopy}>
          Copy text
        </button>
      ) : null}
      <a className="fw-btn fw-btn--sm" href={isSignedOut ? `/sign-in?next=${encodeURIComponent(here)}` : here}>
        {isSignedOut ? 'Sign in' : 'Reload'}
      </a>
    </section>
  )
}

const returnedStaysFor = 8000

function Returned({ edits }: { readonly edits: number }) {
  const [isShown, setShown] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), returnedStaysFor)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  return (
    <section className="ed__off" data-tone="ok" aria-label="Connection">
      <IconCheck className="i" aria-hidden="true" />
      <p>{returnWords(edits)}</p>
    </section>
  )
}
