import { can } from '@fieldword/shared/policy/can.ts'
import type { ImportSource } from '@fieldword/shared/transfer/contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'

interface Answer {
  readonly id: string
  readonly source: ImportSource
}

/** The source of one revision, to the letter. */
export default definePage<Answer>({
  path: '/imports/:id/source',
  script: 'work',
  async load(server, { params, query, actor, url }) {
    if (!can(actor, 'wiki:import')) return notAllowed(actor, url.pathname + url.search)
    const { id = '' } = params
    const [page, revision] = [query.get('page') ?? '', query.get('revision') ?? '']
    return { id, source: await server.transfer.source({ id, page, revision }) }
  },
  head: ({ source }) => ({ title: `Source of ${source.title} — Fieldword`, noIndex: true }),
  View: SourceView,
})

function SourceView({ answer: { id, source } }: ViewProps<Answer>) {
  const { title, sourceRevision, format, text, about, page } = source
  return (
    <ListPage
      title={`Source of ${title}`}
      crumbs={[
        { name: 'Import and export', href: '/imports' },
        { name: 'Import', href: `/imports/${id}` },
      ]}
      lead={
        <>
          Revision {sourceRevision} at its source, as it came: {format}.{' '}
          {page ? (
            <a href={`/wiki/${page.slug}/revisions/${page.number}`}>What it became</a>
          ) : (
            'It became no revision here.'
          )}
        </>
      }
    >
      <div className="imp">
        {text === '' ? <p className="fw-muted">It has no text.</p> : <pre className="imp__source">{text}</pre>}
        <details>
          <summary>All that the source said of it</summary>
          <pre className="imp__source">{JSON.stringify(about, null, 2)}</pre>
        </details>
      </div>
    </ListPage>
  )
}
