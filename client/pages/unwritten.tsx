import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { Frame } from '../platform/page.ts'
import { editHref } from './edit-href.ts'

interface UnwrittenProps {
  readonly page: Pick<PageView, 'slug'>
  readonly frame: Frame
}

/** The page exists, but nothing of it has been approved. */
export function Unwritten({ page, frame: { actor } }: UnwrittenProps) {
  const member = actor.role !== 'visitor'
  return (
    <div className="fw-empty">
      <p>
        {member
          ? 'No text has been approved yet. Write in the draft and propose it; a moderator approves it for everybody.'
          : 'No text has been approved yet. Members write it in the draft.'}
      </p>
      <a className="fw-btn fw-btn--primary" href={editHref(page.slug, actor)}>
        {member ? 'Edit draft' : 'Sign in to edit'}
      </a>
    </div>
  )
}
