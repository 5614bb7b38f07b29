import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { Fragment } from 'react'
import { outsideHref, personHref } from './names.ts'

interface BylineProps {
  readonly authors: readonly Pick<Person, 'id' | 'name'>[]
  /** Names of people who have no account here. */
  readonly outsideAuthors: readonly string[]
}

/** "Ada, Ben and Member C", each leading to what else they wrote. */
export function Byline({ authors, outsideAuthors }: BylineProps) {
  const writers = [
    ...outsideAuthors.map(name => ({ name, href: outsideHref(name) })),
    ...authors.map(({ id, name }) => ({ name, href: personHref(id) })),
  ]
  return writers.map(({ name, href }, index) => (
    <Fragment key={href}>
      {index === 0 ? '' : index === writers.length - 1 ? ' and ' : ', '}
      <a href={href}>{name}</a>
    </Fragment>
  ))
}
