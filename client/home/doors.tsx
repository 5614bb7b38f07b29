import type { HomeAnswer } from './load-home.ts'

interface Door {
  readonly href: string
  readonly name: string
  readonly what: string
  /** How much there is, where that is known. */
  readonly count?: string
}

/** The parts of this wiki. */
export function Doors({ counts }: Pick<HomeAnswer, 'counts'>) {
  return (
    <nav className="fw-wrap home__doors" aria-label="Parts of this wiki">
      <ul>
        {doorsOf(counts).map(({ href, name, what, count }) => (
          <li key={href}>
            <a href={href}>
              <b>{name}</b>
              <span>{what}</span>
              {count ? <small>{count}</small> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function doorsOf({ definitions, inForce, articles }: HomeAnswer['counts']): Door[] {
  return [
    {
      href: '/definitions',
      name: 'Definitions',
      what: 'Terms the field has agreed on, with every earlier version',
      count: `${definitions} ${definitions === 1 ? 'definition' : 'definitions'}, ${inForce} in force`,
    },
    {
      href: '/articles',
      name: 'Articles',
      what: 'What stands around the definitions, written together',
      count: `${articles} ${articles === 1 ? 'article' : 'articles'}`,
    },
    { href: '/terms', name: 'Glossary', what: 'Every term from A to Z, each in one breath' },
    { href: '/processes', name: 'Processes', what: 'Where the field updates a definition, in the open' },
    { href: '/recent-changes', name: 'Recent changes', what: 'What was written in all pages, newest first' },
    { href: '/pages', name: 'All pages', what: 'Everything in this wiki, by title' },
  ]
}
