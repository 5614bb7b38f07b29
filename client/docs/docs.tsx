import { capitalised } from '../ui/in-words.ts'
import { ErrorTable } from './error-table.tsx'
import { OperationDocs } from './operation-docs.tsx'
import type { DocsAnswer } from './operations.ts'

/** All operations, with a list of them beside. */
export function Docs({ groups }: DocsAnswer) {
  return (
    <div className="fw-wrap docs">
      <nav className="docs__toc" aria-label="Operations">
        <div className="docs__stick">
          {groups.map(({ tag, operations }) => (
            <section key={tag}>
              <h2 className="fw-sideh">{capitalised(tag)}</h2>
              <ul>
                {operations.map(({ id, summary }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{summary}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </nav>
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
            Reading needs no account. To write, sign in by <a href="#accounts.signIn">this call</a> and send the cookie
            it sets. Lists answer in parts: send <code>nextCursor</code> back as <code>cursor</code> until it is null.
            Every answer carries an <code>X-Request-Id</code>.
          </p>
          <p>
            What visitors may read of histories is in Atom feeds too, narrowed by the same parameters:{' '}
            <code>{'/wiki/{slug}/history.atom'}</code>, <code>/recent-changes.atom</code> and{' '}
            <code>{'/people/{id}.atom'}</code>. Histories are also walked to what is newer, by{' '}
            <code>previousCursor</code>, and begun at their end with <code>cursor=oldest</code>.
          </p>
        </div>
        {groups.map(({ tag, operations }) => (
          <section key={tag} className="docs__group" aria-labelledby={`slice-${tag}`}>
            <h2 id={`slice-${tag}`}>{capitalised(tag)}</h2>
            {operations.map(operation => (
              <OperationDocs key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
        <ErrorTable />
      </div>
    </div>
  )
}
