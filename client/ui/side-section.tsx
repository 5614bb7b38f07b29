import type { ReactNode } from 'react'

interface SideSectionProps {
  readonly title: string
  readonly id?: string
  /** On the right of the title. */
  readonly more?: { readonly name: string; readonly href: string } | undefined
  readonly children: ReactNode
}

/** One note beside a text. */
export function SideSection({ title, id, more, children }: SideSectionProps) {
  return (
    <section id={id}>
      <h2 className="fw-sideh">
        {title}
        {more ? <a href={more.href}>{more.name}</a> : null}
      </h2>
      {children}
    </section>
  )
}
