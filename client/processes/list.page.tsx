import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ProcessRowView } from '@fieldword/shared/processes/contract.ts'
import { definePage, Redirect } from '../platform/page.ts'
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
  async load(api, { query }) {
    const page = query.get('page')
    const list = await api.processes.list({ ...partOf(query), ...(page && { page }) })
    const [only] = list.items
    // From the tab of a definition: there is nothing to choose.
    return page && only && list.items.length === 1 && !query.has('cursor')
      ? new Redirect(`/processes/${only.slug}`)
      : list
  },
  head: () => ({ title: 'Processes — Fieldword' }),
  View: ({ answer: { items, nextCursor }, frame }) => (
    <ListPage
      title="Processes"
      lead="Where the field updates a definition, in the open."
      tools={
        can(frame.actor, 'process:start') ? (
          <a className="fw-btn fw-btn--primary" href="/processes/new">
            New process
          </a>
        ) : null
      }
    >
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
        {openedAt ? <>, begun {nature === 'reconstruction' ? openedAt.slice(0, 4) : <Day at={openedAt} />}</> : null}
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
