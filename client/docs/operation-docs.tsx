import type { FieldRow } from './fields.ts'
import type { Operation } from './operations.ts'

/** One operation: where it is asked, what it takes, what it answers. */
export function OperationDocs({ operation }: { readonly operation: Operation }) {
  const { method, path, status } = operation
  const { input, output } = operation.fields()
  return (
    <>
      <p className="docs__path">
        <b>{method}</b> <code>/api/v1{path}</code>
      </p>
      <FieldTable
        name="Takes"
        fields={input}
        path={path}
        place={method === 'GET' || method === 'DELETE' ? 'query' : 'body'}
      />
      <FieldTable name={`Answers ${status}`} fields={output} />
      {output.length === 0 ? <p className="fw-help">Answers {status} with nothing in it.</p> : null}
      <p className="fw-help">
        It is refused as everything is: <a href="/api/docs#errors">by one of these codes</a>.
      </p>
    </>
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
