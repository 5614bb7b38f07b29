export interface Crumb {
  readonly name: string
  readonly href: string
}

/** The way down to this page; the last one is where one is. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="fw-crumb">
        {crumbs.map(({ name, href }, place) => (
          <li key={href}>
            <a href={href} aria-current={place === crumbs.length - 1 ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
