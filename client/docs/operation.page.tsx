import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { capitalised } from '../ui/in-words.ts'
import { ListPage } from '../ui/list-page.tsx'
import { OperationDocs } from './operation-docs.tsx'
import { findOperation, type OperationFound, operationHref } from './operations.ts'
import { Toc } from './toc.tsx'

const all = { name: 'API', href: '/api/docs' }

/** One operation of the API, with those of its slice beside. */
export default definePage<OperationFound | null>({
  path: '/api/docs/:operation',
  script: 'read',
  load: async (_, { params: { operation = '' } }) => findOperation(operation),
  head: found =>
    found
      ? { title: `${found.operation.summary} — API — Fieldword`, canonical: operationHref(found.operation.id) }
      : { title: 'No such call — Fieldword', status: 404, noIndex: true },
  View: ({ answer }: ViewProps<OperationFound | null>) => (answer ? <OperationPage {...answer} /> : <NoSuchCall />),
})

function NoSuchCall() {
  return (
    <ListPage title="No such call" crumbs={[all]}>
      <Empty action={{ name: 'All calls', href: all.href }}>The API has no call of this name.</Empty>
    </ListPage>
  )
}

function OperationPage({ operation, group: { tag, operations } }: OperationFound) {
  const { id, summary } = operation
  const slice = capitalised(tag)
  return (
    <div className="fw-wrap docs">
      <Toc label={`Calls of ${tag}`} title={slice}>
        {operations.map(other => (
          <li key={other.id}>
            <a href={operationHref(other.id)} aria-current={other.id === id ? 'page' : undefined}>
              {other.summary}
            </a>
          </li>
        ))}
      </Toc>
      <div className="docs__main">
        <div className="fw-pagehead">
          <Crumbs crumbs={[all, { name: slice, href: `${all.href}#${tag}` }, { name: id, href: operationHref(id) }]} />
          <h1>{summary}</h1>
        </div>
        <OperationDocs operation={operation} />
      </div>
    </div>
  )
}
