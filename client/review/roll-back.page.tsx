import { can } from '@fieldword/shared/policy/can.ts'
import type { PlannedItem } from '@fieldword/shared/review/rollback-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { changesWords, willWords } from './rollback-words.ts'

interface Days {
  /** As 2026-11-23; empty where it is not narrowed. */
  readonly since: string
  readonly until: string
}

interface Planning extends Days {
  readonly plan: {
    readonly person: { readonly id: string; readonly name: string }
    readonly waiting: number
    readonly live: number
    readonly items: readonly PlannedItem[]
    readonly nextCursor: string | null
  }
  readonly reason: string
}

/** [RV130] [RV133] Looks at what a rollback would do, then begins it. */
export default definePage<Planning>({
  path: '/people/:id/roll-back',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, query, form, params: { id = '' } }) {
    if (!can(actor, 'rollback:run', { role: 'member' })) return notAllowed(actor, url.pathname)
    const days = daysIn(query)
    return { ...days, plan: await api.rollback.plan({ id, ...spanOf(days), ...partOf(query) }), reason: reasonIn(form) }
  },
  async submit(api, { form, query, params: { id = '' } }) {
    const begun = await api.rollback.start({ id, ...spanOf(daysIn(query)), reason: reasonIn(form) })
    return new Redirect(`/rollbacks/${begun.id}`)
  },
  head: ({ plan }) => ({ title: `Roll back ${plan.person.name} — Fieldword`, noIndex: true }),
  View: RollBackPage,
})

const day = /^\d{4}-\d\d-\d\d$/

function daysIn(query: URLSearchParams): Days {
  const dayIn = (name: string) => {
    const text = query.get(name) ?? ''
    return day.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
  }
  return { since: dayIn('since'), until: dayIn('until') }
}

/** Whole days: the last one is part of it. */
function spanOf({ since, until }: Days): { from?: string; to?: string } {
  const next = until && new Date(Date.parse(until) + 24 * 60 * 60 * 1000).toISOString()
  return { ...(since && { from: new Date(since).toISOString() }), ...(next && { to: next }) }
}

function RollBackPage({ answer: { plan, since, until, reason }, frame: { here, refused } }: ViewProps<Planning>) {
  const { person, waiting, live, items } = plan
  return (
    <ListPage
      title={`Roll back ${person.name}`}
      lead={
        <>
          What {person.name} proposed and waits is rejected; what visitors read of it is undone, the newest first. It
          can be taken back as a whole. <a href={`/people/${person.id}/block`}>Block {person.name}</a>{' '}
          <a href={`/rollbacks?person=${person.id}`}>Earlier rollbacks</a>
        </>
      }
    >
      <form className="protected__filter" method="get">
        <TextField name="since" label="Since" type="date" autoComplete="off" written={since} isOptional />
        <TextField
          name="until"
          label="Until, that day included"
          type="date"
          autoComplete="off"
          written={until}
          isOptional
        />
        <button type="submit" className="fw-btn">
          Look
        </button>
      </form>
      {items.length > 0 ? (
        <>
          <h2 className="rbk__h">
            {changesWords(live)} that visitors read, {waiting} waiting
          </h2>
          <ol className="modlog">
            {items.map(item => (
              <li key={item.place}>
                <p>
                  <a href={`/review/${item.reviewId}`}>
                    <b>{item.pageTitle}</b>, revision {item.revisionNumber}
                  </a>
                </p>
                <p>{willWords(item)}</p>
              </li>
            ))}
          </ol>
          <Pagination here={here} nextCursor={plan.nextCursor} />
          <StartForm count={live + waiting} reason={reason} refused={refused} />
        </>
      ) : (
        <Empty action={{ name: `What ${person.name} wrote`, href: `/people/${person.id}` }}>
          Nothing of {person.name} waits or is live{since || until ? ' in that time' : ''}.
        </Empty>
      )}
    </ListPage>
  )
}

interface StartFormProps {
  readonly count: number
  readonly reason: string
  readonly refused: Refused | null
}

function StartForm({ count, reason, refused }: StartFormProps) {
  return (
    <form className="form" method="post" noValidate>
      <RefusedNote refused={refused} />
      <ReasonField
        help="Public: it stands with each change that is undone or rejected."
        problem={refused?.fields.reason}
        written={reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Roll back {changesWords(count)}
        </button>
      </p>
    </form>
  )
}
