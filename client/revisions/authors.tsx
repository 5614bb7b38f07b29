import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Day } from '../ui/day.tsx'

interface AuthorsProps {
  readonly revision: Pick<RevisionRef, 'authors' | 'outsideAuthors' | 'writtenOn'>
}

/** Who wrote it: members with their initials, and for a text from elsewhere its authors with its own date. */
export function Authors({ revision }: AuthorsProps) {
  const { authors, outsideAuthors, writtenOn } = revision
  return (
    <>
      {authors.map(person => (
        <span key={person.id} className="fw-who">
          <Avatar person={person} small />
          {person.name}
        </span>
      ))}
      {outsideAuthors.length > 0 ? (
        <span>
          {outsideAuthors.join(', ')}, <Day at={writtenOn} />
        </span>
      ) : null}
    </>
  )
}
