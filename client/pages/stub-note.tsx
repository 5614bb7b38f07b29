import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { editHref } from './edit-href.ts'

interface StubNoteProps {
  readonly page: Pick<PageView, 'slug'>
  readonly actor: Actor
}

/** A stub says that it is one, and how to make it more. */
export function StubNote({ page, actor }: StubNoteProps) {
  return (
    <p className="fw-note art__stub" data-s="wait">
      <b>This page is a stub.</b> It is a short start and says little yet.{' '}
      {actor.role === 'visitor' || can(actor, 'draft:read') ? (
        <a href={editHref(page.slug, actor)}>{actor.role === 'visitor' ? 'Sign in to write more' : 'Write more'}</a>
      ) : null}
    </p>
  )
}
