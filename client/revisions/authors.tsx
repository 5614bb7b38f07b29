import type { Author, RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Day } from '../ui/day.tsx'

interface AuthorsProps {
  readonly revision: Pick<RevisionRef, 'authors' | 'outsideAuthors' | 'writtenOn' | 'hidden'>
}

/** Who wrote it and how much of it: members with their initials, and for a text from elsewhere its authors with its own date. */
export function Authors({ revision }: AuthorsProps) {
  const { authors, outsideAuthors, writtenOn, hidden } = revision
  const nobody = authors.length === 0 && outsideAuthors.length === 0
  return (
    <>
      {hidden.authors && nobody ? <span>Authors hidden</span> : null}
      {authors.map(person => (
        <span key={person.id} className="fw-who">
          <Avatar person={person} small />
          {person.name}
          {authors.length > 1 && person.share !== null ? <Share author={person} share={person.share} /> : null}
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

/** [REV21] Their part of the characters typed. Alone, somebody needs no number. */
function Share({ author, share }: { readonly author: Author; readonly share: number }) {
  const typed = `${author.typed.toLocaleString('en-GB')} characters typed`
  return (
    <span className="fw-num" title={typed}>
      {percent(share)}
    </span>
  )
}

function percent(share: number): string {
  const whole = Math.round(share * 100)
  if (share > 0 && whole === 0) return '<1 %'
  return share < 1 && whole === 100 ? '>99 %' : `${whole} %`
}
