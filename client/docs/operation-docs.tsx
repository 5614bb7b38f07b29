import type { FieldRow } from './fields.ts'
import type { Operation } from './operations.ts'

/** One operation: what it is called, what it takes, what it answers. */
export function OperationDocs({ operation }: { readonly operation: Operation }) {
  const { id, method, path, summary, status, input, output } = operation
  return (
    <article className="docs__op" id={id} aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{summary}</h3>
      <p className="docs__path">
        <b data-method={method}>{method}</b> <code>/api/v1{path}</code>
      </p>
      <FieldTable
        name="Takes"
        fields={input}
        path={path}
        place={method === 'GET' || method === 'DELETE' ? 'query' : 'body'}
      />
      <FieldTable name={`Answers ${status}`} fields={output} />
      {output.length === 0 ? <p className="fw-help">Answers {status} with nothing in it.</p> : null}
    </article>
  )
}

interface FieldTableProps {
  readonly name: string
  readonly fields: readonly FieldRow[]
  /** Where input goes that the path does not name. */
  readonly path?: string
  readonly place?: 'query' | 'body'
}

function FieldTable({ name, fields, path, place }: FieldTableProps) {
  if (fields.length === 0) return null
  return (
    <table className="fw-table docs__fields">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">What it is</th>
          {place ? <th scope="col">Where</th> : null}
        </tr>
      </thead>
      <tbody>
        {fields.map(field => (
          <tr key={field.name}>
            <th scope="row">
              <code>{field.name}</code>
            </th>
            <td>
              {field.type}
              {place && !field.required ? <span className="fw-muted">, optional</span> : null}
            </td>
            {place ? <td>{path?.includes(`{${field.name}}`) ? 'path' : place}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
