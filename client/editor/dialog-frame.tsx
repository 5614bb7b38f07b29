import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface DialogFrameProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over the editor. Escape and a press outside close it. */
export function DialogFrame({ title, isOpen, onClose, children }: DialogFrameProps) {
  return (
    <ModalOverlay className="fw-scrim" isOpen={isOpen} onOpenChange={open => open || onClose()} isDismissable>
      <Modal className="ed-modal">
        <Dialog className="fw-dialog">
          <header>
            <Heading slot="title">{title}</Heading>
            <Button className="fw-iconbtn" aria-label="Close" onPress={onClose}>
              <IconX className="i" aria-hidden="true" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
