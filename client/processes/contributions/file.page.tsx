import type { ContributionFileView } from '@fieldword/shared/processes/files-contract.ts'
import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'
import { notAllowed } from '../../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../../platform/page.ts'
import { counted } from '../../ui/in-words.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { RefusedNote } from '../../ui/refused-note.tsx'
import { deskHref, filesHref } from './addresses.ts'
import { HeadOfProcess } from './process-head.tsx'

interface OneFile {
  readonly process: ProcessHead
  readonly file: ContributionFileView
  readonly show: 'all' | 'faulty'
}

/** [PR80] A file as it was brought: what would be taken, and what is wrong with it. */
export default definePage<OneFile>({
  path: '/processes/:slug/files/:id',
  script: 'form',
  section: 'definitions',
  async load(api, { actor, params: { slug = '', id = '' }, url, query }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const cursor = query.get('cursor')
    const show = query.get('show') === 'faulty' ? 'faulty' : 'all'
    const [process, file] = await Promise.all([
      api.processes.head({ slug }),
      api.processes.contributionFile({ slug, id, show, limit: 50, ...(cursor ? { cursor } : {}) }),
    ])
    return { process, file, show }
  },
  async submit(api, { form, params: { slug = '', id = '' } }) {
    if (form.get('act') === 'take') await api.processes.takeFile({ slug, id })
    else await api.processes.discardFile({ slug, id })
    return new Redirect(`${filesHref(slug)}/${id}`)
  },
  head: ({ process, file }) => ({
    title: `${file.name}: ${process.title} — Fieldword`,
    momentary: true,
    noIndex: true,
  }),
  View: FilePage,
})

function FilePage({ answer, frame }: ViewProps<OneFile>) {
  const { process, file, show } = answer
  const { slug } = process
  const here = `${filesHref(slug)}/${file.id}`
  const trail = [
    { name: 'Bring a file', href: filesHref(slug) },
    { name: file.name, href: here },
  ]
  const { counts } = file
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title={file.name} trail={trail} />
      <RefusedNote refused={frame.refused} />
      {file.state === 'previewed' ? (
        <>
          <Verdict file={file} />
          <nav className="fw-seg" aria-label="Which rows">
            <a href={here} aria-current={show === 'all' ? 'page' : undefined}>
              All rows {counts.rows}
            </a>
            <a href={`${here}?show=faulty`} aria-current={show === 'faulty' ? 'page' : undefined}>
              With faults {counts.faulty}
            </a>
          </nav>
          <Rows rows={file.rows} />
          <Pagination here={frame.here} nextCursor={file.nextCursor} />
        </>
      ) : (
        <p className="fw-note" data-s={file.state === 'taken' ? 'ok' : undefined} role="status">
          {file.state === 'taken'
            ? `${counted(counts.fresh, 'row')} of it ${counts.fresh === 1 ? 'was' : 'were'} taken. `
            : 'It was discarded. '}
          <a href={file.kind === 'comments' ? `${deskHref(slug)}#comments` : `/processes/${slug}/survey/results`}>
            {file.kind === 'comments' ? 'All comments' : 'The results'}
          </a>
        </p>
      )}
    </div>
  )
}

/** What becomes of the file if it is taken, and the two ways on. */
function Verdict({ file: { counts, fault, unknown } }: { readonly file: ContributionFileView }) {
  const isFit = fault === null && counts.faulty === 0
  return (
    <div className="fw-note" data-s={isFit ? 'ok' : 'bad'}>
      {fault ? (
        <p>
          Line {fault.line}: {fault.message}
        </p>
      ) : null}
      {counts.faulty > 0 ? (
        <p>
          {counted(counts.faulty, 'row')} {counts.faulty === 1 ? 'has' : 'have'} a fault. Nothing is taken until all are
          right: correct the file and bring it again.
        </p>
      ) : null}
      {isFit ? (
        <p>
          {counted(counts.fresh, 'row')} would be taken.
          {counts.known > 0 ? ` ${counted(counts.known, 'row')} would be passed over: taken before.` : ''}
        </p>
      ) : null}
      {unknown.length > 0 ? <p>Columns that are passed over: {unknown.join(', ')}.</p> : null}
      <form method="post" className="desk__verdict">
        {isFit && counts.fresh > 0 ? (
          <button type="submit" className="fw-btn fw-btn--primary" name="act" value="take">
            {counts.fresh === 1 ? 'Take the row' : `Take all ${counts.fresh} rows`}
          </button>
        ) : null}
        <button type="submit" className="fw-btn" name="act" value="discard">
          Discard
        </button>
      </form>
    </div>
  )
}

function Rows({ rows }: { readonly rows: ContributionFileView['rows'] }) {
  if (rows.length === 0) return null
  return (
    <div className="desk__tablebox">
      <table className="desk__table">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Reference</th>
            <th scope="col">What it says, or what is wrong</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, reference, said, problems, known }) => (
            <tr key={line}>
              <td className="fw-num">{line}</td>
              <td>{reference}</td>
              <td>
                {problems.map(problem => (
                  <p key={problem} className="fw-error">
                    {problem}
                  </p>
                ))}
                {known ? <span className="fw-muted">Taken before. </span> : null}
                {said}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
