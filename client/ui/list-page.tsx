import type { ReactNode } from 'react'
import { type Crumb, Crumbs } from './crumbs.tsx'

interface ListPageProps {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  readonly lead?: ReactNode
  /** On the right of the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A page that is one list: where one is, its name, one sentence, the rows. */
export function ListPage({ title, crumbs, lead, tools, children }: ListPageProps) {
  return (
    <div className="fw-wrap list">
      <div className="fw-pagehead">
        {crumbs ? <Crumbs crumbs={crumbs} /> : null}
        <div className="list__head">
          <h1>{title}</h1>
          {tools}
        </div>
        {lead ? <p className="list__lead">{lead}</p> : null}
      </div>
      {children}
    </div>
  )
}
