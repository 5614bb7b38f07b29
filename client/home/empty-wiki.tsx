import type { Actor } from '@fieldword/shared/policy/actor.ts'

/** The front page before anything was approved. */
export function EmptyWiki({ actor }: { readonly actor: Actor }) {
  const member = actor.role !== 'visitor'
  return (
    <div className="fw-wrap fw-problem">
      <h1>Nothing is written here yet</h1>
      <p>A first definition starts with its title; its text is written in a draft and approved by a moderator.</p>
      <a
        className="fw-btn fw-btn--primary"
        href={member ? '/new?kind=definition' : `/sign-in?next=${encodeURIComponent('/new?kind=definition')}`}
      >
        {member ? 'Write the first definition' : 'Sign in to write it'}
      </a>
    </div>
  )
}
