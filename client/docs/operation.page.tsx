import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { capitalised } from '../ui/in-words.ts'
import { OperationDocs } from './operation-docs.tsx'
import { findOperation, type Operation, operationGroups, operationHref } from './operations.ts'

const all = { name: 'API', href: '/api/docs' }

/** One operation of the API, with those of its slice beside. */
export default definePage<Operation | null>({
  path: '/api/docs/:operation',
  script: 'read',
  load: async (_, { params: { operation = '' } }) => findOperation(operation),
  head: operation =>
    operation
      ? { title: `${operation.summary} — API — Fieldword`, canonical: operationHref(operation.id) }
      : { title: 'No such call — Fieldword', status: 404, noIndex: true },
  View: OperationPage,
})

function OperationPage({ answer }: ViewProps<Operation | null>) {
  if (!answer) {
    return (
      <div className="fw-wrap">
        <div className="fw-pagehead">
          <Crumbs crumbs={[all]} />
          <h1>No such call</h1>
        </div>
        <Empty action={{ name: 'All calls', href: all.href }}>The API has no call of this name.</Empty>
      </div>
    )
  }
  const { id, tag, summary } = answer
  return (
    <div className="fw-wrap docs">
      <Beside tag={tag} current={id} />
      <div className="docs__main">
        <div className="fw-pagehead">
          <Crumbs
            crumbs={[
              all,
              { name: capitalised(tag), href: `${all.href}#${tag}` },
              { name: id, href: operationHref(id) },
            ]}
          />
          <h1>{summary}</h1>
        </div>
        <OperationDocs operation={answer} />
      </div>
    </div>
  )
}

function Beside({ tag, current }: { readonly tag: string; readonly current: string }) {
  const operations = operationGroups.find(group => group.tag === tag)?.operations ?? []
  return (
    <nav className="docs__toc" aria-label={`Calls of ${tag}`}>
      <div className="docs__stick">
        <section>
          <h2 className="fw-sideh">{capitalised(tag)}</h2>
          <ul>
            {operations.map(({ id, summary }) => (
              <li key={id}>
                <a href={operationHref(id)} aria-current={id === current ? 'page' : undefined}>
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </nav>
  )
}
