import { useEffect } from 'react'
import { type SaveState, wouldLose } from './save-state.ts'

/** The browser asks before the page is left with words that are on no disk at all. */
export function useWarningBeforeLeaving(state: SaveState): void {
  const warns = wouldLose(state)
  useEffect(() => {
    if (!warns) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [warns])
}
