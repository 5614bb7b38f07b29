import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Frame } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { capitalised, counted } from '../ui/in-words.ts'

interface TakePartProps {
  readonly definition: DefinitionView
  readonly frame: Frame
}

/** Beside the definition: what came of its last update, and how it goes on. */
export function TakePart({ definition, frame }: TakePartProps) {
  const { page } = definition
  const edit = `/wiki/${page.slug}/edit`
  const member = frame.actor.role !== 'visitor'
  return (
    <aside className="home__proc" aria-labelledby="take-part">
      <h2 id="take-part">The definition goes on</h2>
      <LastOutcome definition={definition} />
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
      {frame.openReviews ? (
        <p className="home__versions">
          <a href="/review">{capitalised(counted(frame.openReviews, 'proposal'))}</a> in this wiki{' '}
          {frame.openReviews === 1 ? 'waits' : 'wait'} for a decision.
        </p>
      ) : null}
      {can(frame.actor, 'wiki:set-front') ? (
        <p className="home__versions">
          <a href="/front-page">Choose the definition that leads</a>
        </p>
      ) : null}
    </aside>
  )
}

/** No process is under way: what the last one came to, as far as it is recorded. */
function LastOutcome({ definition: { page, version, versions, replaces } }: Pick<TakePartProps, 'definition'>) {
  if (!version) return <p className="fw-2">Its text has no named version yet.</p>
  const first = versions.at(0)
  const compared = replaces ?? (first && first.id !== version.id ? first : null)
  return (
    <p className="fw-2">
      No update is under way. The last one led to {counted(version.elements, 'element')}, dated{' '}
      <Day at={version.datedOn} />
      {compared ? (
        <>
          ;{' '}
          <a
            href={`/wiki/${page.slug}/versions/compare?from=${encodeURIComponent(compared.label)}&to=${encodeURIComponent(version.label)}`}
          >
            see what changed since {compared.label}
          </a>
        </>
      ) : null}
      .
    </p>
  )
}
