import { refusals } from '@fieldword/shared/kernel/refusals.ts'

/** Every way the wiki says no, from the one table it answers by. */
export function ErrorTable() {
  return (
    <section className="docs__group" aria-labelledby="errors">
      <h2 id="errors">Errors</h2>
      <p className="docs__lead">
        Every error has one shape: <code>{'{ code, message, details }'}</code>. The code stays the same; the message is
        for people. With <code>bad-input</code>, <code>details.issues</code> names each field and what is wrong with it.
      </p>
      <table className="fw-table docs__fields">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">Message</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(refusals).map(([code, [status, message]]) => (
            <tr key={code}>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{status}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
