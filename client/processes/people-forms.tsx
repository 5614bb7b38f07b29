import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import { processRole } from '@fieldword/shared/processes/vocabulary.ts'
import type { Frame, Refused } from '../platform/page.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { involvementWords } from './words.ts'

interface SentForm {
  readonly sent: URLSearchParams | null
  readonly refused: Refused | null
}

/** The refusal, by the form that was refused. */
const refusedIn = (act: string, { sent, refused }: SentForm) => (sent?.get('act') === act ? refused : null)

/** [PR41] Taking part, and the group one declares. */
export function JoinForm({
  process,
  frame,
  sent,
}: {
  readonly process: ProcessView
  readonly frame: Frame
  readonly sent: URLSearchParams | null
}) {
  const { you, strata, slug, state } = process
  if (state !== 'open') return null
  if (frame.actor.role === 'visitor') {
    return (
      <p className="form">
        <a className="fw-btn" href={`/sign-in?next=${encodeURIComponent(`/processes/${slug}/people`)}`}>
          Sign in to take part
        </a>
      </p>
    )
  }
  const chosen = sent?.get('stratum') ?? you.stratum ?? ''
  return (
    <section className="form" aria-labelledby="join">
      <h2 id="join">{you.stratum === null ? 'Take part' : 'You take part'}</h2>
      <RefusedNote refused={refusedIn('join', { sent, refused: frame.refused })} />
      <form method="post" className="form__kinds">
        <input type="hidden" name="act" value="join" />
        {strata.length > 0 ? (
          <fieldset className="form__kinds">
            <legend className="fw-label">I am here as</legend>
            {[...strata, { key: '', name: 'None of these, or I would rather not say' }].map(({ key, name }) => (
              <label key={key} className="fw-check">
                <input type="radio" className="fw-radio" name="stratum" value={key} defaultChecked={key === chosen} />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <p className="fw-help">
          It is told in numbers alone. What you said before stays with the group you were of then.
        </p>
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            {you.stratum === null ? 'Take part' : 'Save'}
          </button>
        </p>
      </form>
      {you.stratum === null ? null : (
        <form method="post">
          <button type="submit" className="fw-btn fw-btn--quiet" name="act" value="leave">
            Take part no longer
          </button>
        </form>
      )}
    </section>
  )
}

/** [PR40] */
export function RoleForm(form: SentForm) {
  const refused = refusedIn('give-role', form)
  const sent = refused ? form.sent : null
  return (
    <form method="post" noValidate>
      <h3>Give a role</h3>
      <RefusedNote refused={refused} />
      <input type="hidden" name="act" value="give-role" />
      <TextField
        {...{ name: 'name', label: 'Name of the account', autoComplete: 'off' }}
        written={sent?.get('name') ?? ''}
        problem={refused?.fields.name}
      />
      <fieldset className="form__kinds">
        <legend className="fw-label">Becomes one of</legend>
        {processRole.options.map(role => (
          <label key={role} className="fw-check">
            <input
              type="radio"
              className="fw-radio"
              name="role"
              value={role}
              defaultChecked={role === (sent?.get('role') ?? 'facilitator')}
            />
            <span>{involvementWords[role]}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Give it
        </button>
      </p>
    </form>
  )
}

/** [PR44] */
export function InviteForms(form: SentForm) {
  const [one, group] = [refusedIn('invite', form), refusedIn('invite-group', form)]
  return (
    <section className="form" aria-labelledby="invite">
      <h2 id="invite">Invite</h2>
      <form method="post" noValidate>
        <RefusedNote refused={one} />
        <input type="hidden" name="act" value="invite" />
        <TextField
          {...{ name: 'invited', label: 'Name of an account', autoComplete: 'off' }}
          written={(one && form.sent?.get('invited')) ?? ''}
          problem={one?.fields.name}
        />
        <p>
          <button type="submit" className="fw-btn">
            Invite them
          </button>
        </p>
      </form>
      <form method="post" noValidate>
        <h3>Note that a group was invited</h3>
        <RefusedNote refused={group} />
        <input type="hidden" name="act" value="invite-group" />
        <TextField
          {...{ name: 'group', label: 'Whom, and how', autoComplete: 'off' }}
          help="As in “Newsletter of May”."
          written={(group && form.sent?.get('group')) ?? ''}
          problem={group?.fields.group ?? group?.fields.name}
        />
        <TextField
          {...{ name: 'people', label: 'How many people', autoComplete: 'off' }}
          written={(group && form.sent?.get('people')) ?? ''}
          problem={group?.fields.people}
        />
        <p>
          <button type="submit" className="fw-btn">
            Note it
          </button>
        </p>
      </form>
    </section>
  )
}
