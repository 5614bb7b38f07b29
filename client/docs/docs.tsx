import { capitalised } from '../ui/in-words.ts'
import { ErrorTable } from './error-table.tsx'
import { type OperationGroup, operationGroups, operationHref } from './operations.ts'
import { Toc } from './toc.tsx'

/** What there is to know of all operations, and a list of them; each has a page of its own. */
export function Docs() {
  return (
    <div className="fw-wrap docs">
      <Toc label="On this page" title="Calls">
        {operationGroups.map(({ tag, operations }) => (
          <li key={tag}>
            <a href={`#${tag}`}>
              {capitalised(tag)} <span className="fw-muted">{operations.length}</span>
            </a>
          </li>
        ))}
        <li>
          <a href="#errors">Errors</a>
        </li>
      </Toc>
      <div className="docs__main">
        <div className="fw-pagehead">
          <h1>API</h1>
        </div>
        <div className="docs__lead">
          <p>
            Everything this wiki does, over HTTP and in JSON, below <code>/api/v1</code>. Pages and the editor use the
            same. The same as a document for programs: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
          </p>
          <p>
            Reading needs no account. To write, sign in by <a href={operationHref('accounts.signIn')}>this call</a> and
            send the cookie it sets. Lists answer in parts: send <code>nextCursor</code> back as <code>cursor</code>{' '}
            until it is null. Every answer carries an <code>X-Request-Id</code>.
          </p>
          <p>
            What visitors may read of histories is in Atom feeds too, narrowed by the same parameters:{' '}
            <code>{'/wiki/{slug}/history.atom'}</code>, <code>/recent-changes.atom</code> and{' '}
            <code>{'/people/{id}.atom'}</code>. Histories are also walked to what is newer, by{' '}
            <code>previousCursor</code>, and begun at their end with <code>cursor=oldest</code>.
          </p>
        </div>
        {operationGroups.map(group => (
          <Group key={group.tag} group={group} />
        ))}
        <ErrorTable />
      </div>
    </div>
  )
}

function Group({ group: { tag, operations } }: { readonly group: OperationGroup }) {
  return (
    <section className="docs__group" aria-labelledby={tag}>
      <h2 id={tag}>{capitalised(tag)}</h2>
      <ul className="docs__list">
        {operations.map(({ id, method, path, summary }) => (
          <li key={id} id={id}>
            <a href={operationHref(id)}>{summary}</a>
            <span className="docs__path">
              <b>{method}</b> <code>{path}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
