import type { InputRef, Speaker } from '@fieldword/shared/processes/answering-parts.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { goneWords } from './words.ts'

/** The words of a contribution, or why there are none. */
export function Said({ input }: { readonly input: Pick<InputRef, 'state' | 'text'> }) {
  return input.state === 'published' ? <p>{input.text}</p> : <p className="fw-muted">{goneWords[input.state]}</p>
}

/** Who said it, where that is told. */
export function Who({ by }: { readonly by: Speaker }) {
  if (by.person) {
    return (
      <span className="fw-who">
        <Avatar person={by.person} small />
        {by.person.name}
      </span>
    )
  }
  return by.name ? <span>{by.name}</span> : null
}
