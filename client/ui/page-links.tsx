import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { IconBook2, IconFileText } from '@tabler/icons-react'
import { Badge } from './badge.tsx'
import { Lock } from './lock.tsx'

/** Pages as a short list beside a text. */
export function PageLinks({ pages }: { readonly pages: readonly PageRef[] }) {
  return (
    <ul className="fw-linklist">
      {pages.map(page => (
        <li key={page.id}>
          <PageIcon page={page} />
          <a href={`/wiki/${page.slug}`}>{page.title}</a>
          {page.stub ? <span className="fw-muted">stub</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** Pages as rows, with their kind and what is to know before opening them. */
export function PageRows({ pages }: { readonly pages: readonly PageRef[] }) {
  return (
    <ul className="fw-rows">
      {pages.map(page => (
        <li key={page.id}>
          <PageIcon page={page} />
          <a href={`/wiki/${page.slug}`}>{page.title}</a>
          <span className="fw-muted">{page.kind === 'definition' ? 'definition' : 'article'}</span>
          <Lock editableBy={page.editableBy} />
          {page.stub ? <Badge state="stub" /> : null}
          {page.approved ? null : <Badge state="unapproved" />}
        </li>
      ))}
    </ul>
  )
}

export function PageIcon({ page }: { readonly page: Pick<PageRef, 'kind'> }) {
  const Icon = page.kind === 'definition' ? IconBook2 : IconFileText
  return <Icon className="i" aria-hidden="true" />
}
