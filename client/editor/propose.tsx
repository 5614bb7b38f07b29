import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { IconCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ProposeDialog } from '../review/propose-dialog.tsx'
import { proposable } from './proposable.ts'
import type { SaveState } from './save-state.ts'
import type { Store } from './store.ts'
import { useStore } from './use-store.ts'

interface ProposeProps {
  readonly draft: DraftView
  readonly save: Store<SaveState>
  readonly onProposed: (review: ReviewRef) => void
}

/** Proposes the draft as it is on the server's disk; while it is not, says why that has to wait. */
export function Propose({ draft, save, onProposed }: ProposeProps) {
  const [isOpen, setOpen] = useState(false)
  const whyId = useId()
  const canPropose = proposable(useStore(save))
  return (
    <>
      <button
        type="button"
        className="fw-btn fw-btn--primary ed__propose"
        aria-disabled={canPropose.ok ? undefined : true}
        aria-describedby={canPropose.ok ? undefined : whyId}
        title={canPropose.why || undefined}
        onClick={() => canPropose.ok && setOpen(true)}
      >
        Propose revision
      </button>
      {canPropose.ok ? null : (
        <span id={whyId} className="fw-vh">
          {canPropose.why}
        </span>
      )}
      <ProposeDialog
        slug={draft.pageSlug}
        own={draft.own?.id}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onProposed={review => {
          onProposed(review)
          setOpen(false)
        }}
        canPropose={canPropose}
      />
    </>
  )
}

export function Proposed({ review }: { readonly review: ReviewRef | null }) {
  return (
    <div role="status">
      {review ? (
        <p className="ed__off" data-tone="ok">
          <IconCheck className="i" aria-hidden="true" />
          <span>
            {review.state === 'approved' ? 'It is what visitors read now. ' : 'Proposed. A moderator will look at it. '}
            <a href={`/review/${review.id}`}>{review.state === 'approved' ? 'See the change' : 'See it as they do'}</a>
          </span>
        </p>
      ) : null}
    </div>
  )
}
