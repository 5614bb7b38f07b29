import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'
import { notAllowed } from '../../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../../platform/page.ts'
import { filesHref } from './addresses.ts'
import { HeadOfProcess } from './process-head.tsx'

interface Files {
  readonly process: ProcessHead
  readonly kind: 'comments' | 'answers'
}

/** [PR80] Brings a file of comments or of answers, to be looked at before anything of it is taken. */
export default definePage<Files>({
  path: '/processes/:slug/files',
  script: 'form',
  section: 'definitions',
  async load(api, { actor, params: { slug = '' }, url, query }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const kind = query.get('kind') === 'answers' ? 'answers' : 'comments'
    return { process: await api.processes.head({ slug }), kind }
  },
  head: ({ process }) => ({ title: `Bring a file: ${process.title} — Fieldword`, noIndex: true }),
  View: FilesPage,
})

function FilesPage({ answer: { process, kind } }: ViewProps<Files>) {
  const trail = [{ name: 'Bring a file', href: filesHref(process.slug) }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess
        process={process}
        title="Bring a file"
        trail={trail}
        lead="You see row by row what would be taken. Nothing is taken before you say so."
      />
      <form className="form desk__one" method="post" encType="multipart/form-data">
        <fieldset className="said-form__source">
          <legend className="fw-label">What is in it</legend>
          <label className="fw-check">
            <input type="radio" name="kind" value="comments" defaultChecked={kind === 'comments'} /> Comments, while
            comments are open
          </label>
          <label className="fw-check">
            <input type="radio" name="kind" value="answers" defaultChecked={kind === 'answers'} /> Answers to the
            survey, while it is open
          </label>
        </fieldset>
        <div className="fw-field">
          <label className="fw-label" htmlFor="field-file">
            CSV file
          </label>
          <input className="fw-input" id="field-file" name="file" type="file" accept=".csv,text/csv" required />
          <p className="fw-help">In UTF-8, at most 8 MB and 10,000 rows.</p>
        </div>
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            Look at it
          </button>
        </p>
        <Columns />
      </form>
    </div>
  )
}

function Columns() {
  return (
    <details className="desk__write">
      <summary>Which columns it has</summary>
      <p className="fw-help">
        The first row names the columns, in any order. Each row needs a <b>reference</b> of its own: what was taken
        under it before is passed over.
      </p>
      <ul className="desk__columns">
        <li>
          <b>reference</b>, <b>text</b> for comments, and where there are any <b>element</b> (its number or name),{' '}
          <b>words</b>, <b>type</b>, <b>proposed</b>
        </li>
        <li>
          <b>reference</b> for answers, and a column for each question, named by its key or its words. Several choices
          are separated by ; and ranked ones by &gt;
        </li>
        <li>
          for both <b>name</b>, <b>stratum</b>, <b>received</b> (as 2026-06-30)
        </li>
      </ul>
    </details>
  )
}
