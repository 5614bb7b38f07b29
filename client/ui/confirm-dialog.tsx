import { type ReactNode, useEffect, useId, useRef } from 'react'

interface ConfirmDialogProps {
  readonly title: string
  /** What will be so afterwards. */
  readonly children: ReactNode
  /** The words on the button that does it. */
  readonly act: string
  readonly busy: boolean
  onConfirm(): void
  onCancel(): void
}

/** Asks once more before something that many will notice. The browser's own dialog: it holds the focus and gives it back. */
export function ConfirmDialog({ title, children, act, busy, onConfirm, onCancel }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className="fw-confirm" aria-labelledby={titleId} onCancel={onCancel}>
      <h2 id={titleId}>{title}</h2>
      <div className="fw-confirm__b">{children}</div>
      <p className="fw-confirm__act">
        <button type="button" className="fw-btn" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined} onClick={onConfirm}>
          {act}
        </button>
      </p>
    </dialog>
  )
}
