import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Avatar } from '../ui/avatar.tsx'
import type { PresentPerson } from './carets.ts'
import type { Connection } from './connection.ts'
import { placesOf } from './outline.ts'
import { type HerePerson, type People, presenceWords, usePeople } from './people.ts'
import { ago } from './save-words.ts'
import { useNow } from './use-now.ts'
import { useSelected } from './use-store.ts'

interface PresenceListProps {
  readonly editor: Editor
  readonly connection: Connection
  readonly self: PresentPerson
  readonly onFollow: (person: PresentPerson) => void
}

const shown = 4

/** Who is here: initials, how many, and on demand the names, where each is, and a way to go along. */
export function PresenceList({ editor, connection, self, onFollow }: PresenceListProps) {
  const people = usePeople(connection, self.id)
  const [isOpen, setOpen] = useState(false)
  // Within the header, so that whoever goes from landmark to landmark finds it.
  const [place, setPlace] = useState<HTMLDivElement | null>(null)
  const follow = (person: PresentPerson) => {
    setOpen(false)
    onFollow(person)
  }
  return (
    <div className="ed__pres" ref={setPlace}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="ed__presb">
          <span className="fw-avs" aria-hidden="true">
            {[self, ...people.others].slice(0, shown).map(person => (
              <Avatar key={person.id} person={person} />
            ))}
          </span>
          <span className="ed__presn">
            <Sum connection={connection} people={people} />
          </span>
        </Button>
        <Popover className="fw-menu ed__who" placement="bottom end" {...(place && { UNSTABLE_portalContainer: place })}>
          <Dialog aria-label="Who is here">
            <Names editor={editor} connection={connection} self={self} people={people} onFollow={follow} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <ul className="fw-vh" aria-label="Here now">
        {[self, ...people.others].map(person => (
          <li key={person.id}>{person.name}</li>
        ))}
      </ul>
    </div>
  )
}

function Sum({ connection, people }: { readonly connection: Connection; readonly people: People }) {
  const since = useSelected(connection.save, ({ link, awaySince }) => (link === 'away' ? awaySince : null))
  return since === null ? presenceWords(people) : <LastSeen since={since} />
}

function LastSeen({ since }: { readonly since: number }) {
  return `Last seen ${ago(since, useNow())}`
}

interface NamesProps extends PresenceListProps {
  readonly people: People
}

function Names({ editor, connection: { awareness }, self, people, onFollow }: NamesProps) {
  const places = useEditorState({ editor, selector: ({ editor: { state } }) => placesOf(state, awareness) })
  return (
    <>
      <ul>
        <li className="ed__whoi">
          <Avatar person={self} small /> {self.name} <small>you</small>
        </li>
        {people.others.map(person => (
          <li key={person.id}>
            {person.isEditing ? (
              <Editing person={person} place={places[person.id] ?? 'editing'} onFollow={onFollow} />
            ) : (
              <span className="ed__whoi">
                <Avatar person={person} small /> {person.name} <small>reading</small>
              </span>
            )}
          </li>
        ))}
      </ul>
      {people.unnamed > 0 ? <p className="ed__more">and {people.unnamed} more</p> : null}
    </>
  )
}

interface EditingProps extends Pick<NamesProps, 'onFollow'> {
  readonly person: HerePerson
  readonly place: string
}

function Editing({ person, place, onFollow }: EditingProps) {
  return (
    <button type="button" className="ed__whoi" onClick={() => onFollow(person)}>
      <Avatar person={person} small />
      <span>
        <span className="fw-vh">Follow </span>
        {person.name}
      </span>
      <small>{place}</small>
      <span className="ed__go" aria-hidden="true">
        Follow
      </span>
    </button>
  )
}
