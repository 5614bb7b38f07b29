import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Avatar } from '../ui/avatar.tsx'
import type { PresentPerson } from './carets.ts'
import { presenceWords } from './presence.ts'
import { ago } from './save-words.ts'

interface PresenceListProps {
  readonly self: PresentPerson
  readonly others: readonly PresentPerson[]
  /** Since when nobody else can be seen; null while connected. */
  readonly awaySince: number | null
}

const shown = 4

/** Who is here: initials, how many, and on demand the names. */
export function PresenceList({ self, others, awaySince }: PresenceListProps) {
  const people = [self, ...others]
  return (
    <div className="ed__pres">
      <span className="fw-avs" aria-hidden="true">
        {people.slice(0, shown).map(person => (
          <Avatar key={person.id} person={person} />
        ))}
      </span>
      <DialogTrigger>
        <Button className="ed__presn">
          {awaySince === null ? presenceWords(others.length) : `Last seen ${ago(awaySince, Date.now())}`}
        </Button>
        <Popover className="fw-menu ed__who" placement="bottom end">
          <Dialog aria-label="Who is here">
            <ul>
              <li className="fw-menu__item">
                <Avatar person={self} small /> {self.name} (you)
              </li>
              {others.map(person => (
                <li key={person.id} className="fw-menu__item">
                  <Avatar person={person} small /> {person.name}
                </li>
              ))}
            </ul>
          </Dialog>
        </Popover>
      </DialogTrigger>
      <ul className="fw-vh" aria-label="Editing now">
        {people.map(person => (
          <li key={person.id}>{person.name}</li>
        ))}
      </ul>
    </div>
  )
}
