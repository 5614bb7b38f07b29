import type { List } from '@fieldword/shared/kernel/contract.ts'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ImportProblem, ImportView } from '@fieldword/shared/transfer/contract.ts'
import { problemKinds } from '@fieldword/shared/transfer/problems.ts'
import { faultWords, problemWords } from '@fieldword/shared/transfer/words.ts'
import { useCallback, useState } from 'react'
import { api } from '../platform/api.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { ImportProgress } from './import-progress.tsx'
import { canGoOn, counted, isUnderWay } from './state-words.ts'
import { useLooking } from './use-imports.ts'

interface Answer {
  readonly item: ImportView
  readonly report: List<ImportProblem>
  readonly kind: string | null
}

export default definePage<Answer>({
  path: '/imports/:id',
  script: 'work',
  async load(server, { params, query, actor, url }) {
    if (!can(actor, 'wiki:import')) return notAllowed(actor, url.pathname)
    const { id = '' } = params
    const kind = problemKinds.find(known => known === query.get('kind'))
    const item = await server.transfer.read({ id })
    const report = await server.transfer.problems({ id, ...partOf(query), ...(kind && { kind }) })
    return { item, report, kind: kind ?? null }
  },
  async submit(server, { form, params: { id = '' } }) {
    await (form.get('act') === 'stop' ? server.transfer.stop({ id }) : server.transfer.resume({ id }))
    return new Redirect(`/imports/${id}`)
  },
  head: ({ item }) => ({ title: `${item.name} — Import — Fieldword`, noIndex: true }),
  View: ImportPage,
})

function ImportPage({ answer, frame }: ViewProps<Answer>) {
  const [item, setItem] = useState(answer.item)
  const { id } = item
  const look = useCallback(async () => setItem(await api.transfer.read({ id })), [id])
  useLooking(isUnderWay(item), look)
  return (
    <ListPage
      title={item.name}
      crumbs={[
        { name: 'Import and export', href: '/imports' },
        { name: item.name, href: `/imports/${id}` },
      ]}
    >
      <div className="imp">
        <ImportProgress item={item} />
        {item.failure ? (
          <p className="fw-error" role="alert">
            {faultWords(item.failure)}
          </p>
        ) : null}
        <Control item={item} refused={frame.refused} />
        <section aria-labelledby="imp-report">
          <h2 id="imp-report">What could not be carried over</h2>
          {item.kinds.length === 0 ? (
            <p className="fw-muted">{item.state === 'done' ? 'Nothing: all of it is here.' : 'Nothing so far.'}</p>
          ) : (
            <>
              <Kinds item={item} chosen={answer.kind} />
              <Report id={id} rows={answer.report.items} />
              <Pagination here={frame.here} nextCursor={answer.report.nextCursor} />
            </>
          )}
        </section>
      </div>
    </ListPage>
  )
}

/** Plain forms: an import is stopped and gone on with where no script runs, too. */
function Control({ item, refused }: { readonly item: ImportView; readonly refused: Refused | null }) {
  if (!isUnderWay(item) && !canGoOn(item) && !refused) return null
  return (
    <form className="imp__control" method="post">
      <RefusedNote refused={refused} />
      {isUnderWay(item) ? (
        <>
          <noscript>
            <p>
              <a href={`/imports/${item.id}`}>Look again</a> to see how far it is.
            </p>
          </noscript>
          <button type="submit" className="fw-btn" name="act" value="stop">
            Stop
          </button>
        </>
      ) : null}
      {canGoOn(item) ? (
        <button type="submit" className="fw-btn" name="act" value="resume">
          Go on
        </button>
      ) : null}
    </form>
  )
}

function Kinds({ item, chosen }: { readonly item: ImportView; readonly chosen: string | null }) {
  return (
    <ul className="imp__kinds">
      {item.kinds.map(({ kind, rows }) => (
        <li key={kind}>
          <a href={`/imports/${item.id}?kind=${kind}`} aria-current={kind === chosen ? 'true' : undefined}>
            {problemWords[kind]}
          </a>
          <span className="fw-muted"> {inFigures(rows)}</span>
        </li>
      ))}
      {chosen === null ? null : (
        <li>
          <a href={`/imports/${item.id}`}>All</a>
        </li>
      )}
    </ul>
  )
}

function Report({ id, rows }: { readonly id: string; readonly rows: readonly ImportProblem[] }) {
  return (
    <table className="fw-table">
      <thead>
        <tr>
          <th scope="col">Page</th>
          <th scope="col">What</th>
          <th scope="col" className="fw-hide-m">
            In
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.kind} ${row.sourcePage} ${row.name}`}>
            <th scope="row">
              {row.sourceRevision === '' ? (
                row.title
              ) : (
                <a
                  href={`/imports/${id}/source?${new URLSearchParams({ page: row.sourcePage, revision: row.sourceRevision })}`}
                >
                  {row.title}
                  <span className="fw-vh">, source of the first</span>
                </a>
              )}
            </th>
            <td>
              {problemWords[row.kind]}
              {row.name === '' ? null : (
                <>
                  : <code>{row.name}</code>
                </>
              )}
            </td>
            <td className="fw-hide-m">{counted(row.revisions, 'revision')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
