import type { Matrix } from '@fieldword/shared/processes/report-contract.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { typeWords } from './contributions/words.ts'
import { processCrumbs } from './process-crumbs.ts'

/** [PR310] Which element how much was said of, by stage and type. */
export default definePage<Matrix>({
  path: '/processes/:slug/matrix',
  script: 'form',
  section: 'definitions',
  load: (api, { params: { slug = '' } }) => api.processes.matrix({ slug }),
  head: ({ process }) => ({ title: `Elements and what was said, ${process.title} — Fieldword`, noIndex: true }),
  View: MatrixPage,
})

function MatrixPage({ answer: matrix }: ViewProps<Matrix>) {
  const { process, elements, stages, cells } = matrix
  const here = `/processes/${process.slug}/matrix`
  const columns = stages.flatMap(stage =>
    [...new Set(cells.filter(({ stageId }) => stageId === stage.id).map(({ type }) => type))].map(type => ({
      stage,
      type,
    })),
  )
  const rows = [{ id: null, number: 0, handle: '', text: '' }, ...elements]
  const countIn = (elementId: string | null, stageId: string, type: ContributionType) =>
    cells.find(cell => cell.elementId === elementId && cell.stageId === stageId && cell.type === type)?.count ?? 0
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs crumbs={processCrumbs(process, { name: 'Elements and what was said', href: here })} />
        <h1>Elements and what was said</h1>
        <p className="list__lead">How much was said of each element, by stage and type. Each number leads to it.</p>
      </div>
      {columns.length === 0 ? (
        <Empty action={{ name: 'To the process', href: `/processes/${process.slug}` }}>
          Nothing was said yet that is told.
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reached by the keyboard
        <section className="mtx" tabIndex={0} aria-label="Elements by stage and type">
          <table className="fw-table">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  Element
                </th>
                {stages.map(({ id, title }) => (
                  <th scope="colgroup" key={id} colSpan={columns.filter(({ stage }) => stage.id === id).length}>
                    {title}
                  </th>
                ))}
              </tr>
              <tr>
                {columns.map(({ stage, type }) => (
                  <th scope="col" key={`${stage.id} ${type}`} className="mtx__n">
                    {typeWords[type]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.id ?? ''}>
                  <th scope="row">{rowName(row)}</th>
                  {columns.map(({ stage, type }) => {
                    const count = countIn(row.id, stage.id, type)
                    const query = new URLSearchParams({ stage: stage.id, element: row.id ?? 'whole', type })
                    return (
                      <td key={`${stage.id} ${type}`} className="mtx__n fw-num">
                        {count > 0 ? <a href={`/processes/${process.slug}/contributions?${query}`}>{count}</a> : '0'}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

function rowName({
  id,
  number,
  handle,
}: {
  readonly id: string | null
  readonly number: number
  readonly handle: string
}): string {
  if (id === null) return 'The text as a whole'
  return number > 0 ? `${number} ${handle}`.trim() : 'An element that is not there any more'
}
