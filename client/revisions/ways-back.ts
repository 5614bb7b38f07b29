import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { hrefOf } from './names.ts'

export interface WayBack {
  readonly name: 'Undo' | 'Restore'
  readonly href: string
}

/** What this person can have taken back, or brought back, of a revision. */
export function waysBack(actor: Actor, page: PagePlace, revision: RevisionRef): WayBack[] {
  const { number, parentNumber, state, current } = revision
  if (!isTextShown(revision, actor) || !can(actor, 'revision:undo', page)) return []
  const here = hrefOf(page.slug, number)
  const ways: WayBack[] = []
  if (state === 'approved' && parentNumber !== null) ways.push({ name: 'Undo', href: `${here}/undo` })
  if (!current && state !== 'pending') ways.push({ name: 'Restore', href: `${here}/restore` })
  return ways
}
