import { useEffect, useRef } from 'react'
import type { Announcer } from './announcements.ts'
import type { PresentPerson } from './carets.ts'
import { isOnDisk, type SaveState } from './save-state.ts'
import { awayBanner, closedSentence, returnWords } from './save-words.ts'

/** What a screen reader hears of saving and of the people here. */
export function useSpokenChanges(announcer: Announcer, state: SaveState, others: readonly PresentPerson[]): void {
  const { link, keepsOnDevice } = state
  const isFailing = state.trouble || (link === 'away' && !keepsOnDevice)
  useEffect(() => {
    if (isFailing) announcer.urgently('Could not save, copy your text.')
  }, [announcer, isFailing])

  const closed = link === 'closed' ? closedSentence(state) : null
  useEffect(() => {
    if (closed !== null) announcer.urgently(closed)
  }, [announcer, closed])

  useEffect(() => {
    if (link === 'away') announcer.urgently(awayBanner(navigator.onLine, keepsOnDevice).strong)
  }, [announcer, link, keepsOnDevice])

  const isReading = link === 'live' && !state.mayWrite
  useEffect(() => {
    if (isReading) announcer.urgently('You may read this draft, and not change it.')
  }, [announcer, isReading])

  const onDisk = isOnDisk(state)
  const returnedWith = onDisk ? state.returnedWith : null
  useEffect(() => {
    if (returnedWith !== null) announcer.politely(returnWords(returnedWith))
  }, [announcer, returnedWith])

  const saved = onDisk && state.savedAt !== null
  useEffect(() => {
    if (saved) announcer.politely('Saved on disk.')
  }, [announcer, saved])

  usePeopleSpoken(announcer, others)
}

function usePeopleSpoken(announcer: Announcer, others: readonly PresentPerson[]): void {
  const before = useRef(others)
  useEffect(() => {
    const words = presenceChange(before.current, others)
    before.current = others
    if (words) announcer.politely(words)
  }, [announcer, others])
}

export function presenceChange(before: readonly PresentPerson[], now: readonly PresentPerson[]): string {
  const without = (from: readonly PresentPerson[], those: readonly PresentPerson[]) =>
    from.filter(person => !those.some(({ id }) => id === person.id)).map(({ name }) => name)
  const came = without(now, before)
  const left = without(before, now)
  const parts = [came.length > 0 && `${came.join(', ')} joined.`, left.length > 0 && `${left.join(', ')} left.`]
  return parts.filter(Boolean).join(' ')
}
