import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { ProcessRowView } from '@fieldword/shared/processes/contract.ts'
import { definePage } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { stateWords } from './words.ts'

/** [PR45] Every process that was begun: open ones first. */
export default definePage<List<ProcessRowView>>({
  path: '/processes',
  script: 'read',
  section: 'definitions',
  load: (api, { query }) => api.processes.list(partOf(query)),
  head: () => ({ title: 'Processes — Fieldword' }),
  View: ({ answer: { items, nextCursor }, frame }) => (
    <ListPage title="Processes" lead="Where the field updates a definition, in the open.">
      {items.length > 0 ? (
        <ol className="proclist">
          {items.map(process => (
            <li key={process.id}>
              <ProcessRow process={process} />
            </li>
          ))}
        </ol>
      ) : (
        <Empty action={{ name: 'See the definitions', href: '/definitions' }}>No process was begun yet.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </ListPage>
  ),
})

function ProcessRow({ process }: { readonly process: ProcessRowView }) {
  const { slug, title, page, state, nature, open, openedAt } = process
  return (
    <>
      <h2>
        <a href={`/processes/${slug}`}>{title}</a>
      </h2>
      <p className="fw-muted">
        {nature === 'real' ? null : <>{nature === 'demonstration' ? 'Demonstration' : 'Reconstruction'} · </>}
        <a href={`/wiki/${page.slug}`}>{page.title}</a> · {stateWords[state]}
        {openedAt ? (
          <>
            , begun <Day at={openedAt} />
          </>
        ) : null}
      </p>
      {open.map(stage => (
        <p key={stage.kind}>
          <b>{stage.title}</b>
          {stage.closesAt ? (
            <>
              {' '}
              until <Day at={stage.closesAt} />
            </>
          ) : null}
        </p>
      ))}
    </>
  )
}
