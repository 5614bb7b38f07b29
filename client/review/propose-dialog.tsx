import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { IconX } from '@tabler/icons-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { ProposeForm } from './propose-form.tsx'
import { usePreview } from './use-preview.ts'

interface ProposeDialogProps {
  readonly slug: string
  /** The draft of somebody's own that is proposed; the working draft where it is none. */
  readonly own?: string | undefined
  readonly isOpen: boolean
  onClose(): void
  onProposed(review: ReviewRef): void
  /** Whether everything typed is on the server; `why` says what is to be waited for otherwise. */
  readonly canPropose: { readonly ok: boolean; readonly why: string }
}

/** Shows exactly what is about to be proposed, and asks what to call it. The plain button below presses no styles into the page, which its security policy would refuse. */
export function ProposeDialog({ slug, own, isOpen, onClose, onProposed, canPropose }: ProposeDialogProps) {
  return (
    <ModalOverlay
      className="fw-scrim"
      isOpen={isOpen}
      onOpenChange={open => (open ? undefined : onClose())}
      isDismissable
    >
      <Modal className="fw-dialog prop__m">
        <Dialog className="prop__d">
          <header>
            <div>
              <Heading slot="title" level={2}>
                Propose this revision
              </Heading>
            </div>
            <button type="button" className="fw-iconbtn fw-iconbtn--sm" aria-label="Close" onClick={onClose}>
              <IconX className="i" aria-hidden="true" />
            </button>
          </header>
          <Preview slug={slug} own={own} onClose={onClose} onProposed={onProposed} canPropose={canPropose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Mounted with the dialog, so that every opening looks at the draft anew. */
function Preview({ slug, own, onClose, onProposed, canPropose }: Omit<ProposeDialogProps, 'isOpen'>) {
  const { preview, failure, reload } = usePreview(slug, own)
  if (!preview) {
    return (
      <div>
        {failure ? (
          <>
            <p className="fw-error" role="alert">
              {failure.message}
            </p>
            <p>
              <button type="button" className="fw-btn" onClick={() => void reload()}>
                Try again
              </button>
            </p>
          </>
        ) : (
          <p role="status">Reading the draft …</p>
        )}
      </div>
    )
  }
  return (
    <ProposeForm
      slug={slug}
      own={own}
      preview={preview}
      reload={reload}
      onClose={onClose}
      onProposed={onProposed}
      canPropose={canPropose}
    />
  )
}
