import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { newPageHref } from '../ui/missing-pages.ts'

interface NotFoundYetProps {
  readonly title: string
  readonly actor: Actor
}

/** No page is named so: offers to make it. */
export function NotFoundYet({ title, actor }: NotFoundYetProps) {
  const make = newPageHref(title)
  const member = actor.role !== 'visitor'
  return (
    <div className="fw-empty">
      <p>There is no page named “{title}”.</p>
      <a className="fw-btn" href={member ? make : `/sign-in?next=${encodeURIComponent(make)}`}>
        {member ? 'Create this page' : 'Sign in to create it'}
      </a>
    </div>
  )
}
