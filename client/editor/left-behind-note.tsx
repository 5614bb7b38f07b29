import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { findLeftBehind, type LeftBehind } from './left-behind.ts'

interface LeftBehindNoteProps {
  readonly draftId: string
  readonly personId: string
}

/** Offers the words that an update of the editor kept from being sent. */
export function LeftBehindNote({ draftId, personId }: LeftBehindNoteProps) {
  const [found, setFound] = useState<LeftBehind | null>(null)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    // A browser that cannot say what it keeps has nothing to offer.
    findLeftBehind({ draftId, personId }, schemaFingerprint).then(setFound, () => setFound(null))
  }, [draftId, personId])
  if (!found) return null
  const discard = () => void found.discard().then(() => setFound(null))
  return (
    <section className="ed__off" aria-label="Unsent text">
      <IconAlertTriangle className="i" aria-hidden="true" />
      <div>
        <p>
          <b>The editor was updated before all you typed was sent.</b> The text as you had it is kept on this device.
          Copy from it what is missing here.
        </p>
        {isShown ? (
          <textarea className="fw-input" aria-label="Your unsent text" readOnly rows={8} value={found.text} />
        ) : null}
      </div>
      {isShown ? (
        <button type="button" className="fw-btn fw-btn--sm" onClick={discard}>
          Discard it
        </button>
      ) : (
        <button type="button" className="fw-btn fw-btn--sm" onClick={() => setShown(true)}>
          Show it
        </button>
      )}
    </section>
  )
}
