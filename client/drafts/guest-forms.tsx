import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Frame } from '../platform/page.ts'
import { TextField } from '../ui/text-field.tsx'

interface GuestFormsProps {
  readonly draft: OwnDraft
  readonly frame: Frame
}

/** Who else writes in it: for the owner to say, and for a guest to leave. */
export function GuestForms({ draft: { guests, may, owner }, frame: { actor, refused } }: GuestFormsProps) {
  return (
    <section className="form" aria-labelledby="guests">
      <h2 id="guests">Who writes in it</h2>
      <ul className="form__log">
        <li>{owner.name}, whose it is</li>
        {guests.map(guest => (
          <li key={guest.id}>
            {guest.name} <Leave guest={guest} may={may.manage} isSelf={guest.id === actor.id} />
          </li>
        ))}
      </ul>
      {may.manage ? (
        <form className="form" method="post" noValidate>
          <TextField
            name="name"
            label="Invite somebody"
            help="Their name, as it stands beside what they wrote."
            autoComplete="off"
            maxLength={60}
            problem={refused?.fields.name}
          />
          <p>
            <button type="submit" className="fw-btn" name="do" value="invite">
              Invite
            </button>
          </p>
        </form>
      ) : null}
    </section>
  )
}

function Leave({ guest, may, isSelf }: { readonly guest: Person; readonly may: boolean; readonly isSelf: boolean }) {
  if (!may && !isSelf) return null
  return (
    <form className="drafts__leave" method="post">
      <input type="hidden" name="guest" value={guest.id} />
      <button type="submit" className="fw-btn fw-btn--sm" name="do" value="uninvite">
        {isSelf ? 'Leave this draft' : 'Take the invitation back'}
        {isSelf ? null : <span className="fw-vh"> of {guest.name}</span>}
      </button>
    </form>
  )
}
