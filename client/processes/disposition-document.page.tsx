import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { type Api, definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { inWords } from '../ui/dates.ts'
import { Pagination } from '../ui/pagination.tsx'
import { Who } from './answering/said.tsx'
import { answerWords, goneWords, typeWords } from './answering/words.ts'

interface DispositionDocument {
  readonly head: AnswersHead
  readonly rows: readonly AnswerRow[]
  readonly nextCursor: string | null
}

/** How many stand in one document; a longer one goes on in another. */
const most = 1000

/** [PR147] All answers in one document, to print: in the shape of ISO's comment template. */
export default definePage<DispositionDocument>({
  path: '/processes/:slug/disposition-document',
  script: 'read',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const [head, part] = await Promise.all([
      api.processes.answersHead({ slug }),
      readAll(api, slug, query.get('cursor')),
    ])
    return { head, ...part }
  },
  head: ({ head: { process } }) => ({
    title: `Comments and answers: ${process.title} — Fieldword`,
    noIndex: true,
    momentary: true,
  }),
  View: DocumentView,
})

async function readAll(api: Api, slug: string, cursor: string | null) {
  const rows: AnswerRow[] = []
  let next = cursor
  do {
    const part = await api.processes.answers({ slug, limit: 100, ...(next ? { cursor: next } : {}) })
    rows.push(...part.items)
    next = part.nextCursor
  } while (next && rows.length < most)
  return { rows, nextCursor: next }
}

function DocumentView({ answer: { head, rows, nextCursor }, frame }: ViewProps<DispositionDocument>) {
  const { process, figures, elements } = head
  const at = `/processes/${process.slug}`
  const placeOf = (elementId: string | null) => {
    const element = elements.find(({ id }) => id === elementId)
    return element ? `${element.number} ${element.handle}` : elementId === null ? 'Whole text' : 'Earlier element'
  }
  return (
    <div className="fw-wrap fw-wrap--work ddoc">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: process.title, href: at },
            { name: 'Comments and answers', href: `${at}/what-happened` },
            { name: 'Document', href: `${at}/disposition-document` },
          ]}
        />
        <h1>Comments and answers</h1>
        <p>
          {process.title}: {inFigures(figures.answered)} of {inFigures(figures.total)} comments answered.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="twrap" tabIndex={0} aria-label="Comments and answers, scrolls sideways">
        <table className="fw-table">
          <caption className="fw-vh">Comments and answers</caption>
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Who</th>
              <th scope="col">Element</th>
              <th scope="col">Type</th>
              <th scope="col">Comment</th>
              <th scope="col">Proposed change</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ input, answers, parts }) => (
              <tr key={input.number}>
                <th scope="row" className="fw-num">
                  {input.number}
                </th>
                <td>
                  <Who by={input.by} />
                </td>
                <td>{placeOf(input.elementId)}</td>
                <td>{typeWords[input.type]}</td>
                <td>{input.state === 'published' ? input.text : goneWords[input.state]}</td>
                <td>{input.proposedText}</td>
                <td>
                  {answers.map(one => (
                    <p key={one.id}>
                      {one.part > 0 ? `“${parts.find(({ number }) => number === one.part)?.quote}”: ` : ''}
                      <b>{answerWords[one.kind]}</b>
                      {one.duplicateOf ? ` of ${one.duplicateOf}` : ''}. {one.rationale}
                      {one.changes.map(change => ` (r${change.revisionNumber})`)}
                      {one.settledAt ? ` ${inWords(one.settledAt)}.` : ''}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </div>
  )
}
