import { type SubmitEvent, useId, useState } from 'react'
import { goTo } from '../accounts/next.ts'

interface Problem {
  readonly message: string
}

/** The file goes as the body of one request, so that it may be of any size. */
export function UploadForm() {
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const file = fields.get('file')
    if (busy || !(file instanceof File)) return
    if (file.size === 0) {
      setProblem('Choose a file that is not empty.')
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      goTo(`/imports/${await upload(file, fields)}`)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }

  return (
    <form className="imp__form" onSubmit={event => void submit(event)} aria-label="Bring in a file">
      <div className="fw-field">
        <label className="fw-label" htmlFor={`${id}-file`}>
          File
        </label>
        <input className="fw-input" id={`${id}-file`} name="file" type="file" aria-describedby={`${id}-what`} />
        <p className="fw-help" id={`${id}-what`}>
          MediaWiki XML with history, JSON lines of one text, or an export of a Fieldword wiki; also .gz and .bz2. At
          most 2 GB. The same revision is never taken twice.
        </p>
      </div>
      <div className="fw-field">
        <label className="fw-label" htmlFor={`${id}-namespaces`}>
          Namespaces
        </label>
        <input
          className="fw-input"
          id={`${id}-namespaces`}
          name="namespaces"
          defaultValue="0,4,12"
          aria-describedby={`${id}-ns`}
        />
        <p className="fw-help" id={`${id}-ns`}>
          Of a MediaWiki: 0 articles, 4 project pages, 12 help. The sources of all others are kept.
        </p>
      </div>
      <div className="fw-field">
        <label className="fw-label" htmlFor={`${id}-existing`}>
          Where this wiki has a page of that address
        </label>
        <select className="fw-select" id={`${id}-existing`} name="onExisting" defaultValue="keep">
          <option value="keep">Leave it, and keep the other’s source</option>
          <option value="beside">Bring in the other beside it</option>
        </select>
      </div>
      {problem ? (
        <p className="fw-error" role="alert">
          {problem}
        </p>
      ) : null}
      <noscript>
        <p className="fw-muted">
          Sending a file takes a script. Without one, run <code>npm run import -- FILE</code> on the server.
        </p>
      </noscript>
      <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
        {busy ? 'Sending…' : 'Bring in'}
      </button>
    </form>
  )
}

/** The id of the import. Throws what to tell the person. */
async function upload(file: File, fields: FormData): Promise<string> {
  const query = new URLSearchParams({ name: file.name })
  for (const name of ['namespaces', 'onExisting']) {
    const value = fields.get(name)
    if (typeof value === 'string' && value !== '') query.set(name, value.replaceAll(' ', ''))
  }
  const response = await fetch(`/api/v1/imports?${query}`, { method: 'POST', body: file }).catch(() => {
    throw new Error('The server could not be reached. Check the connection and try again.')
  })
  const answer = (await response.json()) as { id: string } & Problem
  if (!response.ok) throw new Error(answer.message)
  return answer.id
}
