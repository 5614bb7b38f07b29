import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { useEffect, useState } from 'react'
import type { ViewProps } from '../platform/page.ts'
import { type Connection, connect } from './connection.ts'
import { Desk } from './desk.tsx'
import { Opening } from './opening.tsx'
import { closedSentence } from './save-words.ts'
import { useSelected, useStore } from './use-store.ts'

/** Joins the draft, and opens the desk as soon as there is a text: this device's or the server's. */
export function Workspace({ answer: draft, frame }: ViewProps<DraftView>) {
  const [connection, setConnection] = useState<Connection | null>(null)
  useEffect(() => {
    const opened = connect({
      ...{ draftId: draft.draftId, mayWrite: draft.mayWrite },
      ...{ personId: frame.actor.id ?? '', schemaFingerprint },
    })
    setConnection(opened)
    return () => opened.close()
  }, [draft.draftId, draft.mayWrite, frame.actor.id])
  return connection ? <Room connection={connection} draft={draft} frame={frame} /> : <Opening draft={draft} />
}

interface RoomProps {
  readonly connection: Connection
  readonly draft: DraftView
  readonly frame: ViewProps<DraftView>['frame']
}

function Room({ connection, draft, frame }: RoomProps) {
  const hasText = useSelected(connection.save, ({ text }) => text !== 'none')
  if (hasText) return <Desk connection={connection} draft={draft} frame={frame} />
  return <Waiting connection={connection} draft={draft} frame={frame} />
}

function Waiting({ connection, draft, frame }: RoomProps) {
  const state = useStore(connection.save)
  if (state.link === 'closed') {
    return (
      <Opening
        draft={draft}
        words={
          <>
            {closedSentence(state)} <a href={frame.here}>Reload</a>
          </>
        }
      />
    )
  }
  if (state.link === 'away') return <Opening draft={draft} words="The server does not answer. Trying again …" />
  return <Opening draft={draft} />
}
