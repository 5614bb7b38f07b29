import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { IconArrowBackUp } from '@tabler/icons-react'
import { waysBack } from './ways-back.ts'

interface PairWaysBackProps {
  readonly page: PagePlace
  readonly pair: { readonly from: RevisionRef; readonly to: RevisionRef }
  readonly actor: Actor
}

/** Of two texts: the older can be restored, and the newer undone where the older is what it was made from. */
export function PairWaysBack({ page, pair: { from, to }, actor }: PairWaysBackProps) {
  const restore = waysBack(actor, page, from).filter(({ name }) => name === 'Restore')
  const undo = to.parentNumber === from.number ? waysBack(actor, page, to).filter(({ name }) => name === 'Undo') : []
  const ways = [
    ...undo.map(way => ({ ...way, number: to.number })),
    ...restore.map(way => ({ ...way, number: from.number })),
  ]
  if (ways.length === 0) return null
  return (
    <p className="rev__ways">
      {ways.map(({ name, href, number }) => (
        <a key={name} className="fw-btn fw-btn--sm" href={href}>
          <IconArrowBackUp className="i" aria-hidden="true" />
          {name} r{number}
        </a>
      ))}
    </p>
  )
}
