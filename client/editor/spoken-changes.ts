import { useEffect, useRef } from 'react'
import type { Announcer } from './announcements.ts'
import type { PresentPerson } from './carets.ts'
import type { Connection } from './connection.ts'
import { type People, usePeople } from './people.ts'
import { isOnDisk, type SaveState } from './save-state.ts'
import { awayBanner, closedSentence, returnWords } from './save-words.ts'
import { useNoticedAway } from './use-away.ts'
import { useStore } from './use-store.ts'

interface SpokenChangesProps {
  readonly announcer: Announcer
  readonly connection: Connection
  readonly selfId: string
}

/** What a screen reader hears of saving and of the people here. */
export function SpokenChanges({ announcer, connection, selfId }: SpokenChangesProps): null {
  useSavingSpoken(announcer, useStore(connection.save))
  usePeopleSpoken(announcer, usePeople(connection, selfId))
  return null
}

const keptHere = 'Could not save. What you typed is kept on this device.'

function useSavingSpoken(announcer: Announcer, state: SaveState): void {
  const { link, keepsOnDevice, awayFor } = state
  const isFailing = (state.trouble && state.unsaved > 0) || (link === 'away' && !keepsOnDevice)
  useEffect(() => {
    if (isFailing) announcer.urgently(keepsOnDevice ? keptHere : 'Could not save, copy your text.')
  }, [announcer, isFailing, keepsOnDevice])

  const closed = link === 'closed' ? closedSentence(state) : null
  useEffect(() => {
    if (closed !== null) announcer.urgently(closed)
  }, [announcer, closed])

  const isAway = useNoticedAway(state)
  const away = isAway ? awayBanner(navigator.onLine, { keepsOnDevice, awayFor }).strong : null
  useEffect(() => {
    if (away !== null) announcer.urgently(away)
  }, [announcer, away])

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
}

function usePeopleSpoken(announcer: Announcer, { others, unnamed }: People): void {
  const before = useRef(others)
  useEffect(() => {
    // In a crowd somebody always comes or goes, and who is named says little about who does.
    const words = unnamed > 0 ? '' : presenceChange(before.current, others)
    before.current = others
    if (words) announcer.politely(words)
  }, [announcer, others, unnamed])
}

export function presenceChange(before: readonly PresentPerson[], now: readonly PresentPerson[]): string {
  const without = (from: readonly PresentPerson[], those: readonly PresentPerson[]) =>
    from.filter(person => !those.some(({ id }) => id === person.id)).map(({ name }) => name)
  const came = without(now, before)
  const left = without(before, now)
  const parts = [came.length > 0 && `${came.join(', ')} joined.`, left.length > 0 && `${left.join(', ')} left.`]
  return parts.filter(Boolean).join(' ')
}
