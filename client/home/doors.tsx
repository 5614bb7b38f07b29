const doors = [
  { href: '/definitions', name: 'Definitions', what: 'Terms the field has agreed on, with every earlier version' },
  { href: '/articles', name: 'Articles', what: 'What stands around the definitions, written together' },
  { href: '/pages', name: 'All pages', what: 'Everything in this wiki, by title' },
]

/** The parts of this wiki. */
export function Doors() {
  return (
    <nav className="fw-wrap home__doors" aria-label="Parts of this wiki">
      <ul>
        {doors.map(({ href, name, what }) => (
          <li key={href}>
            <a href={href}>
              <b>{name}</b>
              <span>{what}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
