import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useState } from 'react'
import type { Announcer } from './announcements.ts'
import type { PresentPerson } from './carets.ts'
import type { Connection } from './connection.ts'
import { type Following, follow } from './following.ts'

interface FollowingHook {
  readonly following: Following
  start(person: PresentPerson): void
  stop(): void
}

const nobody: Following = { kind: 'nobody' }
const lastWordsStayFor = 6000

/** [COL30] Going along with somebody's caret, in words for those who do not see it. */
export function useFollowing(editor: Editor, connection: Connection, announcer: Announcer): FollowingHook {
  const [following, setFollowing] = useState<Following>(nobody)
  const [dismiss] = useState(() => () => setFollowing(nobody))
  const person = following.kind === 'somebody' ? following.person : null
  const stop = useCallback(() => {
    setFollowing(nobody)
    if (person) announcer.urgently(`No longer following ${person.name}.`)
  }, [announcer, person])
  useEffect(() => {
    if (!person) return
    announcer.urgently(`Following ${person.name}. Escape stops it.`)
    return follow({
      editor,
      awareness: connection.awareness,
      person,
      onStop: stop,
      onGone() {
        const words = `${whyGone(connection, person)} No longer following.`
        setFollowing({ kind: 'over', words })
        announcer.politely(words)
      },
      onReading: isReading =>
        setFollowing(now => (now.kind === 'somebody' && now.isReading !== isReading ? { ...now, isReading } : now)),
    })
  }, [editor, connection, announcer, person, stop])

  const isOver = following.kind === 'over'
  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(dismiss, lastWordsStayFor)
    return () => clearTimeout(timer)
  }, [isOver, dismiss])

  return { following, start: chosen => setFollowing({ kind: 'somebody', person: chosen, isReading: false }), stop }
}

function whyGone({ save, counted }: Connection, { name }: PresentPerson): string {
  if (save.get().link !== 'live') return 'Not connected.'
  // Of a crowd the server names those who move: who is not named any more may be resting.
  return counted.get()?.unlisted ? `${name} left or rests.` : `${name} left.`
}
