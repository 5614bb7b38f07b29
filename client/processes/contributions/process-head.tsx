import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'
import type { ReactNode } from 'react'
import { type Crumb, Crumbs } from '../../ui/crumbs.tsx'
import { processHref } from './addresses.ts'

interface HeadProps {
  readonly process: ProcessHead
  readonly title: string
  readonly trail: readonly Crumb[]
  readonly lead?: ReactNode
}

/** Where one is in a process. */
export function HeadOfProcess({ process, title, trail, lead }: HeadProps) {
  const crumbs = [
    { name: 'Definitions', href: '/definitions' },
    { name: process.page.title, href: `/wiki/${process.page.slug}` },
    { name: process.title, href: processHref(process.slug) },
    ...trail,
  ]
  return (
    <div className="fw-pagehead">
      <Crumbs crumbs={crumbs} />
      <h1>{title}</h1>
      {lead ? <p className="list__lead">{lead}</p> : null}
    </div>
  )
}
