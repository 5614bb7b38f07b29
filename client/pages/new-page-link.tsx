import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { IconPlus } from '@tabler/icons-react'

interface NewPageLinkProps {
  readonly actor: Actor
  readonly kind?: PageKind | undefined
}

/** For members: to a new page of this kind. */
export function NewPageLink({ actor, kind }: NewPageLinkProps) {
  if (!can(actor, 'page:create')) return null
  return (
    <a className="fw-btn" href={kind ? `/new?kind=${kind}` : '/new'}>
      <IconPlus className="i" aria-hidden="true" />
      New {kind ?? 'page'}
    </a>
  )
}
