import { useEffect } from 'react'
import { type SaveState, wouldLeaveBehind } from './save-state.ts'
import type { Store } from './store.ts'
import { useSelected } from './use-store.ts'

/** [COL27] The browser asks before the page is left with words that nobody else has. */
export function WarnBeforeLeaving({ save }: { readonly save: Store<SaveState> }): null {
  const warns = useSelected(save, wouldLeaveBehind)
  useEffect(() => {
    if (!warns) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [warns])
  return null
}
