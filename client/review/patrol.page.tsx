import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { LiveChange } from '@fieldword/shared/review/patrol-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { PatrolFilter, patrolFilterIn, type SentFilter } from './patrol-filter.tsx'
import { PatrolRow } from './patrol-row.tsx'
import { afterMarking, chosenIn, type MarkedNote, markedIn, markedWords } from './patrol-sent.ts'

interface Patrol {
  readonly list: List<LiveChange>
  readonly asked: SentFilter
  readonly marked: MarkedNote | null
}

const path = '/patrol'

/** [RV125] [RV126] What went live without approval, to be looked at afterwards. Marking is a form like any other. */
export default definePage<Patrol>({
  path,
  script: 'form',
  async load(api, { actor, query, url }) {
    if (!can(actor, 'change:list')) return notAllowed(actor, url.pathname)
    const asked = patrolFilterIn(query)
    const { state, slug, rule } = asked
    const narrowed = { state, ...(slug ? { slug } : {}), ...(rule ? { rule } : {}) }
    return { asked, list: await api.patrol.list({ ...narrowed, ...partOf(query) }), marked: markedIn(query) }
  },
  async submit(api, { form, url }) {
    const act = form.get('act') === 'uncheck' ? 'uncheck' : 'check'
    const { items } = await api.patrol[act]({ revisionIds: chosenIn(form) })
    return new Redirect(afterMarking(url, act, items))
  },
  head: () => ({ title: 'Changes to check — Fieldword', noIndex: true }),
  View: PatrolPage,
})

function PatrolPage({ answer: { list, asked, marked }, frame: { actor, here, refused } }: ViewProps<Patrol>) {
  const marks = asked.state === 'unchecked' && can(actor, 'change:check', { liveById: '', authorIds: [] })
  return (
    <ListPage
      title="Changes to check"
      lead={
        <>
          They went live without approval, and somebody else looks at them afterwards. Nothing waits for it.{' '}
          <a href="/trusted-members">Trusted members</a>, <a href="/patrol/log">log</a>
        </>
      }
    >
      <RefusedNote refused={refused} />
      {marked ? <MarkedLine marked={marked} /> : null}
      <PatrolFilter asked={asked} />
      {list.items.length === 0 ? (
        <Empty action={{ name: 'Recent changes', href: '/recent-changes' }}>
          {asked.state === 'unchecked' ? 'Nothing is to be checked.' : 'Nothing was checked yet.'}
        </Empty>
      ) : (
        <form method="post" className="patrol">
          <input type="hidden" name="act" value="check" />
          <ol className="revs">
            {list.items.map(change => (
              <PatrolRow key={change.revision.id} change={change} marks={marks} />
            ))}
          </ol>
          {marks ? (
            <p>
              <button type="submit" className="fw-btn fw-btn--primary">
                Mark checked
              </button>
            </p>
          ) : null}
        </form>
      )}
      <Pagination here={here} nextCursor={list.nextCursor} />
    </ListPage>
  )
}

/** What became of it, and the way back. */
function MarkedLine({ marked }: { readonly marked: MarkedNote }) {
  return (
    <form method="post" className="fw-note patrol__note" role="status">
      <p>{markedWords(marked)}</p>
      {marked.act === 'check' && marked.done.length > 0 ? (
        <>
          <input type="hidden" name="act" value="uncheck" />
          {marked.done.map(id => (
            <input key={id} type="hidden" name="change" value={id} />
          ))}
          <button type="submit" className="fw-btn fw-btn--sm">
            Undo
          </button>
        </>
      ) : null}
    </form>
  )
}
