import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ProcessRowView } from '@fieldword/shared/processes/contract.ts'
import { overInWords } from '@fieldword/shared/processes/overdue.ts'
import { type Api, definePage, Redirect } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { stateWords } from './words.ts'

interface Processes extends List<ProcessRowView> {
  /** What keeps a stage open whose time is over, by its id, for whoever runs it. */
  readonly kept: Readonly<Record<string, readonly string[]>>
}

/** [PR45] [PR343] Every process that was begun: open ones first, with what is late in them. */
export default definePage<Processes>({
  path: '/processes',
  script: 'read',
  section: 'definitions',
  async load(api, { query, actor }) {
    const page = query.get('page')
    const list = await api.processes.list({ ...partOf(query), ...(page && { page }) })
    const [only] = list.items
    // From the tab of a definition: there is nothing to choose.
    if (page && only && list.items.length === 1 && !query.has('cursor')) return new Redirect(`/processes/${only.slug}`)
    const isLate = list.items.some(({ open }) => open.some(({ daysOver }) => daysOver !== null))
    return { ...list, kept: isLate && actor.role !== 'visitor' ? await whatKeeps(api) : {} }
  },
  // [PR343] By how much a stage is late is otherwise tomorrow.
  head: ({ items }) => ({
    title: 'Processes — Fieldword',
    momentary: items.some(({ open }) => open.some(({ daysOver }) => daysOver !== null)),
  }),
  View: ({ answer: { items, nextCursor, kept }, frame }) => (
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
              <ProcessRow process={process} kept={kept} />
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

async function whatKeeps(api: Api): Promise<Processes['kept']> {
  const { items } = await api.processes.acts({})
  return Object.fromEntries(items.map(({ stage, overdue }) => [stage.id, overdue]))
}

function ProcessRow({ process, kept }: { readonly process: ProcessRowView } & Pick<Processes, 'kept'>) {
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
        <OpenStageLine key={stage.id} stage={stage} kept={kept[stage.id] ?? []} />
      ))}
    </>
  )
}

interface OpenStageLineProps {
  readonly stage: ProcessRowView['open'][number]
  readonly kept: readonly string[]
}

function OpenStageLine({ stage: { title, closesAt, daysOver }, kept }: OpenStageLineProps) {
  return (
    <>
      <p>
        <b>{title}</b>
        {closesAt ? (
          <>
            {' '}
            until <Day at={closesAt} />
          </>
        ) : null}
        {daysOver === null ? null : <span className="proclist__late">, {overInWords(daysOver)}</span>}
      </p>
      {kept.length > 0 ? (
        <ul className="proclist__kept" aria-label={`What keeps ${title} open`}>
          {kept.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
