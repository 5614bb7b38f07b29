import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'

interface TakePartProps {
  readonly definition: DefinitionView
  readonly actor: Actor
}

/** Beside the definition: how it got here, and how it goes on. */
export function TakePart({ definition: { page, versions }, actor }: TakePartProps) {
  const [first, last] = [versions.at(0), versions.at(-1)]
  const edit = `/wiki/${page.slug}/edit`
  const member = actor.role !== 'visitor'
  return (
    <aside className="home__proc" aria-labelledby="take-part">
      <h2 id="take-part">The definition goes on</h2>
      <p className="fw-2">Members write the next text together; a moderator approves it before it is shown here.</p>
      <ol className="home__steps">
        <li>
          <b>Edit the draft</b>
          <small>Everybody works in the same one, at the same time.</small>
        </li>
        <li>
          <b>Propose a revision</b>
          <small>One line says what changed and why.</small>
        </li>
        <li>
          <b>A moderator decides</b>
          <small>Nobody approves their own.</small>
        </li>
      </ol>
      <a className="fw-btn fw-btn--primary" href={member ? edit : `/sign-in?next=${encodeURIComponent(edit)}`}>
        {member ? 'Edit the draft' : 'Sign in to take part'}
      </a>
      {first && last && first !== last ? (
        <p className="home__versions">
          From {first.label} to {last.label}:{' '}
          <a
            href={`/wiki/${page.slug}/versions/compare?from=${encodeURIComponent(first.label)}&to=${encodeURIComponent(last.label)}`}
          >
            see what changed
          </a>
        </p>
      ) : null}
    </aside>
  )
}
