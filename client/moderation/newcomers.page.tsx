import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { NewcomerChange, NewcomerRules } from '@fieldword/shared/revisions/newcomers-contract.ts'
import { Fragment } from 'react'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'

interface Newcomers {
  readonly rules: NewcomerRules
  readonly changes: List<NewcomerChange>
  readonly reason: string
}

/** Each as its field says it, and in the log. */
const names = [
  ['days', 'New are accounts younger than so many days', 'days'],
  ['revisions', 'or with fewer approved revisions than', 'revisions'],
  ['proposals', 'Proposals an hour', 'proposals'],
  ['comments', 'Comments an hour', 'comments'],
  ['pages', 'New pages an hour', 'new pages'],
  ['links', 'Addresses in comments an hour', 'addresses'],
] as const satisfies readonly (readonly [keyof NewcomerRules, string, string])[]

/** [ACC38] [ACC40] How much new accounts write in an hour: everybody reads it, an admin sets it. */
export default definePage<Newcomers>({
  path: '/newcomers',
  script: 'form',
  async load(api, { query, form }) {
    const [rules, changes] = await Promise.all([
      api.revisions.newcomers(),
      api.revisions.newcomerChanges(partOf(query)),
    ])
    return { rules: form ? rulesIn(form) : rules, changes, reason: reasonIn(form) }
  },
  async submit(api, { form }) {
    await api.revisions.setNewcomers({ ...rulesIn(form), reason: reasonIn(form) })
    return new Redirect('/newcomers')
  },
  head: () => ({ title: 'New accounts — Fieldword', noIndex: true }),
  View: NewcomersPage,
})

function rulesIn(form: URLSearchParams): NewcomerRules {
  const count = (name: keyof NewcomerRules) => Number(form.get(name) ?? '')
  return {
    ...{ days: count('days'), revisions: count('revisions'), proposals: count('proposals') },
    ...{ comments: count('comments'), pages: count('pages'), links: count('links') },
  }
}

function NewcomersPage({ answer: { rules, changes, reason }, frame: { actor, here, refused } }: ViewProps<Newcomers>) {
  return (
    <ListPage
      title="New accounts"
      lead="How much they write in an hour. Trusted members, moderators and admins are not new."
    >
      {can(actor, 'newcomers:set') ? (
        <form className="form" method="post" noValidate>
          <RefusedNote refused={refused} />
          {names.map(([name, label]) => (
            <TextField
              key={name}
              name={name}
              label={label}
              autoComplete="off"
              problem={refused?.fields[name]}
              written={String(rules[name])}
              maxLength={4}
            />
          ))}
          <ReasonField help="Everybody reads it." problem={refused?.fields.reason} written={reason} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Set it
            </button>
          </p>
        </form>
      ) : (
        <dl className="fw-dl">
          {names.map(([name, label]) => (
            <Fragment key={name}>
              <dt>{label}</dt>
              <dd>{rules[name]}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        {changes.items.length > 0 ? (
          <ol className="form__log" aria-label="Changes, newest first">
            {changes.items.map(change => (
              <li key={change.at}>
                <b>{names.map(([name, , what]) => `${change[name]} ${what}`).join(', ')}</b>, <Day at={change.at} />
                {change.by ? ` by ${change.by.name}` : null}: {change.reason}
              </li>
            ))}
          </ol>
        ) : (
          <p className="fw-help">It has been so from the start.</p>
        )}
        <Pagination here={here} nextCursor={changes.nextCursor} />
      </section>
    </ListPage>
  )
}
