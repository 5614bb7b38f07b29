import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Rollback, RolledItem } from '@fieldword/shared/review/rollback-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { changesWords, resultWords, rollbackStates } from './rollback-words.ts'

interface Rolling {
  readonly rollback: Rollback
  readonly items: List<RolledItem>
  /** Only what was refused. */
  readonly refusedOnly: boolean
}

/** [RV135] [RV136] How far a rollback is and what came of each change; stops it, or takes it back. */
export default definePage<Rolling>({
  path: '/rollbacks/:id',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, query, params: { id = '' } }) {
    if (!can(actor, 'rollback:run', { role: 'member' })) return notAllowed(actor, url.pathname)
    const refusedOnly = query.get('show') === 'refused'
    const [rollback, items] = await Promise.all([
      api.rollback.read({ id }),
      api.rollback.items({ id, ...partOf(query), limit: 50, ...(refusedOnly ? { refused: 'true' } : {}) }),
    ])
    return { rollback, items, refusedOnly }
  },
  async submit(api, { form, params: { id = '' } }) {
    if (form.get('act') === 'undo') await api.rollback.undo({ id })
    else await api.rollback.stop({ id })
    return new Redirect(`/rollbacks/${id}`)
  },
  head: ({ rollback }) => ({
    title: `Rollback of ${rollback.person.name} — Fieldword`,
    noIndex: true,
    momentary: true,
  }),
  View: RollbackPage,
})

function RollbackPage({ answer: { rollback, items, refusedOnly }, frame: { here, refused } }: ViewProps<Rolling>) {
  const { id, person, by, reason, state, counts, undone, startedAt, undoneBy } = rollback
  const isUnderWay = state === 'running' || state === 'undoing'
  return (
    <ListPage
      title={`Rollback of ${person.name}`}
      crumbs={[
        { name: 'Rollbacks', href: '/rollbacks' },
        { name: person.name, href: `/rollbacks/${id}` },
      ]}
      lead={`Begun ${toTheMinute(startedAt)}${by ? ` by ${by.name}` : ''}: ${reason}`}
    >
      <div className="rbk__now" role="status">
        <p>
          <b>{rollbackStates[state]}.</b> {counts.done} of {changesWords(counts.all)} done, {counts.refused} refused,{' '}
          {counts.due} left.
          {undone > 0 || state === 'undoing' ? ` ${undone} taken back${undoneBy ? ` by ${undoneBy.name}` : ''}.` : ''}
        </p>
        {isUnderWay ? (
          <p>
            It goes on while this page is closed. <a href={here}>Look again</a>
          </p>
        ) : null}
      </div>
      <form className="form__acts rbk__acts" method="post">
        <RefusedNote refused={refused} />
        {isUnderWay ? (
          <button type="submit" className="fw-btn" name="act" value="stop">
            Stop
          </button>
        ) : null}
        {(state === 'done' || state === 'stopped') && counts.done > undone ? (
          <button type="submit" className="fw-btn" name="act" value="undo">
            Take all of it back
          </button>
        ) : null}
      </form>
      <nav aria-label="Which changes">
        <div className="fw-seg">
          <a href={`/rollbacks/${id}`} aria-current={refusedOnly ? undefined : 'page'}>
            All
          </a>
          <a href={`/rollbacks/${id}?show=refused`} aria-current={refusedOnly ? 'page' : undefined}>
            {`Refused ${counts.refused}`}
          </a>
        </div>
      </nav>
      {items.items.length > 0 ? (
        <ol className="modlog">
          {items.items.map(item => (
            <li key={item.place}>
              <p>
                <a href={`/review/${item.reviewId}`}>
                  <b>{item.pageTitle}</b>, revision {item.revisionNumber}
                </a>
              </p>
              <p>{resultWords(item)}</p>
            </li>
          ))}
        </ol>
      ) : (
        <p className="fw-help">Nothing was refused.</p>
      )}
      <Pagination here={here} nextCursor={items.nextCursor} />
    </ListPage>
  )
}
