import { IconCopy, IconLink } from '@tabler/icons-react'

interface CopyButtonProps {
  readonly label: string
  /** Said after the label, for whoever does not see where the button stands. */
  readonly what?: string
  /** A text as it is. */
  readonly text?: string
  /** A path of this wiki, copied as a whole address; after the text where both are given. */
  readonly path?: string
  readonly className: string
  /** Without a sign before the label, as others beside it are. */
  readonly plain?: boolean
}

/** Copies by the one small script every page has; without scripts it is not shown. */
export function CopyButton({ label, what, text, path, className, plain = false }: CopyButtonProps) {
  const Icon = text === undefined ? IconLink : IconCopy
  return (
    <button type="button" className={className} data-copy={text ?? ''} data-copy-path={path}>
      {plain ? null : <Icon className="i" aria-hidden="true" />}
      <span data-copy-label="" aria-live="polite">
        {label}
      </span>
      {what ? <span className="fw-vh"> {what}</span> : null}
    </button>
  )
}
