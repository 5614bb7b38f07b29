import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Author, RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { Fragment } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { Day } from '../ui/day.tsx'
import { outsideHref, personHref } from './names.ts'
import { ShareOf } from './share-of.tsx'

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
          <a href={personHref(person.id)}>{person.name}</a>
          {authors.length > 1 && person.share !== null ? <Share author={person} share={person.share} /> : null}
        </span>
      ))}
      {outsideAuthors.length > 0 ? (
        <span>
          {outsideAuthors.map(name => (
            <Fragment key={name}>
              <a href={outsideHref(name)}>{name}</a>,{' '}
            </Fragment>
          ))}
          <Day at={writtenOn} />
        </span>
      ) : null}
    </>
  )
}

/** [REV21] Their part of the characters typed. Alone, somebody needs no number. */
function Share({ author, share }: { readonly author: Author; readonly share: number }) {
  return <ShareOf share={share} title={`${inFigures(author.typed)} characters typed`} />
}
