import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ImportRef } from '@fieldword/shared/transfer/contract.ts'
import { useCallback, useState } from 'react'
import { api } from '../platform/api.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { counted, isUnderWay, percentOf, stateWords } from './state-words.ts'
import { UploadForm } from './upload-form.tsx'
import { useLooking } from './use-imports.ts'

export default definePage<List<ImportRef>>({
  path: '/imports',
  script: 'work',
  async load(server, { query, actor }) {
    return can(actor, 'wiki:import') ? server.transfer.list(partOf(query)) : notAllowed(actor, '/imports')
  },
  head: () => ({ title: 'Import and export — Fieldword', noIndex: true }),
  View: ImportsView,
})

function ImportsView({ answer, frame }: ViewProps<List<ImportRef>>) {
  const [items, setItems] = useState(answer.items)
  const part = partOf(new URL(frame.here, 'http://here.invalid').searchParams)
  const cursor = part.cursor
  const look = useCallback(async () => {
    setItems((await api.transfer.list(cursor ? { cursor } : {})).items)
  }, [cursor])
  useLooking(items.some(isUnderWay), look)
  return (
    <ListPage
      title="Import and export"
      lead="Histories from elsewhere, brought in with their authors and dates. And everything that is here, taken out."
    >
      <div className="imp">
        <section aria-labelledby="imp-in">
          <h2 id="imp-in">Bring in</h2>
          <UploadForm />
        </section>
        <section aria-labelledby="imp-out">
          <h2 id="imp-out">Take out</h2>
          <ul className="exp__list">
            <li>
              <a href="/export/wiki.jsonl" download>
                The whole wiki as JSON lines
              </a>
              <span className="fw-muted">
                {' '}
                Everything but passwords. Brought into an empty wiki it is this one again. Everybody’s address is in it.
              </span>
            </li>
            <li>
              <a href="/export/wiki.xml" download>
                The approved history as MediaWiki XML
              </a>
              <span className="fw-muted"> For any MediaWiki. Version 0.11.</span>
            </li>
          </ul>
        </section>
        <section aria-labelledby="imp-list">
          <h2 id="imp-list">Imports</h2>
          {items.some(isUnderWay) ? (
            <noscript>
              <p>
                <a href="/imports">Look again</a> to see how far they are.
              </p>
            </noscript>
          ) : null}
          {items.length === 0 ? <p className="fw-muted">Nothing was brought in yet.</p> : <ImportTable items={items} />}
          <Pagination here={frame.here} nextCursor={answer.nextCursor} />
        </section>
      </div>
    </ListPage>
  )
}

function ImportTable({ items }: { readonly items: readonly ImportRef[] }) {
  return (
    <table className="fw-table">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col" className="fw-hide-m">
            Brought in
          </th>
          <th scope="col" className="fw-hide-m">
            Begun
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={item.id}>
            <th scope="row">
              <a href={`/imports/${item.id}`}>{item.name}</a>
            </th>
            <td>
              {stateWords(item)}
              {isUnderWay(item) ? `, ${percentOf(item)} %` : ''}
            </td>
            <td className="fw-hide-m">{counted(item.revisions, 'revision')}</td>
            <td className="fw-hide-m">
              <Day at={item.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
