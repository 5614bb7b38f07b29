import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { draftHref } from './draft-href.ts'
import { stateBadges } from './draft-words.ts'

interface DraftRowsProps {
  readonly drafts: readonly OwnDraft[]
  readonly actor: Actor
  /** Whether each says which page it is of. */
  readonly pages?: boolean
}

/** Drafts by what they are for, newest first. */
export function DraftRows({ drafts, actor, pages = false }: DraftRowsProps) {
  return (
    <ul className="fw-rows">
      {drafts.map(draft => (
        <li key={draft.id}>
          <a href={draftHref(draft, draft.state === 'open' ? undefined : 'about')}>{draft.purpose}</a>
          {draft.behind ? <Badge state="pending">Behind the approved text</Badge> : null}
          {draft.state === 'open' ? null : <Badge {...stateBadges[draft.state]} />}
          <span className="fw-2">
            {pages ? (
              <>
                on <a href={`/wiki/${draft.page.slug}`}>{draft.page.title}</a>,{' '}
              </>
            ) : null}
            {draft.owner.id === actor.id ? 'yours' : `of ${draft.owner.name}`}
            {draft.guests.length > 0 ? `, with ${draft.guests.map(({ name }) => name).join(', ')}` : null}, begun on{' '}
            <Day at={draft.createdAt} />
          </span>
          <a href={draftHref(draft, 'about')}>
            About <span className="fw-vh">“{draft.purpose}”</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
