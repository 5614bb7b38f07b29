import type { ReactNode } from 'react'

interface EmptyProps {
  readonly children: ReactNode
  readonly action?: { readonly name: string; readonly href: string } | undefined
}

/** One sentence and one action. */
export function Empty({ children, action }: EmptyProps) {
  return (
    <div className="fw-empty">
      <p>{children}</p>
      {action ? (
        <a className="fw-btn" href={action.href}>
          {action.name}
        </a>
      ) : null}
    </div>
  )
}
