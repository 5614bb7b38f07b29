import type { ReactNode } from 'react'

interface TocProps {
  /** What it is a list of, for whoever does not see where it stands. */
  readonly label: string
  readonly title: string
  /** Rows of the list. */
  readonly children: ReactNode
}

/** Ways on, beside what is read. */
export function Toc({ label, title, children }: TocProps) {
  return (
    <nav className="docs__toc" aria-label={label}>
      <div className="docs__stick">
        <section>
          <h2 className="fw-sideh">{title}</h2>
          <ul>{children}</ul>
        </section>
      </div>
    </nav>
  )
}
