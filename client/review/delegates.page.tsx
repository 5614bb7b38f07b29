import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DelegationView } from '@fieldword/shared/review/delegation-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'

interface Sent {
  readonly page: string
  readonly to: string
  /** A day; it holds until that day is over. */
  readonly until: string
  readonly reason: string
}

interface Delegates {
  readonly delegations: List<DelegationView>
  readonly sent: Sent
}

const path = '/review/delegates'

/** [RV76] Who decides on which pages in the place of moderators: members read it, moderators say it. */
export default definePage<Delegates>({
  path,
  script: 'form',
  section: 'review',
  async load(api, { actor, url, query, form }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    return { delegations: await api.review.delegations(partOf(query)), sent: sentIn(form, query) }
  },
  async submit(api, { form }) {
    const ended = form.get('end')
    if (ended) {
      await api.review.endDelegation({ id: ended })
      return new Redirect(path)
    }
    const { page, to, until, reason } = sentIn(form, new URLSearchParams())
    await api.review.delegate({ page, to, reason, until: endOf(until) })
    return new Redirect(path)
  },
  head: () => ({ title: 'Who decides in place of moderators — Fieldword', noIndex: true }),
  View: DelegatesPage,
})

function sentIn(form: URLSearchParams | null, query: URLSearchParams): Sent {
  const field = (name: string) => form?.get(name) ?? ''
  return {
    page: form ? field('page') : (query.get('page') ?? ''),
    to: field('to'),
    until: field('until'),
    reason: reasonIn(form),
  }
}

/** What is no day is sent as it is, to be refused in words. */
function endOf(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59:59.999Z` : day
}

function DelegatesPage({ answer: { delegations, sent }, frame: { actor, here, refused } }: ViewProps<Delegates>) {
  const may = can(actor, 'review:delegate')
  return (
    <ListPage
      title="Who decides in place of moderators"
      crumbs={[
        { name: 'Review', href: '/review' },
        { name: 'Delegates', href: path },
      ]}
      lead="A moderator names a member who approves, sends back and rejects on one page, for a time. Never on what they have a part in."
    >
      {may ? <DelegateForm sent={sent} refused={refused} /> : null}
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        {delegations.items.length > 0 ? (
          <ol className="modlog" aria-label="Newest first">
            {delegations.items.map(each => (
              <li key={each.id}>
                <Line delegation={each} may={may} />
              </li>
            ))}
          </ol>
        ) : (
          <p className="fw-help">Nobody was named yet: moderators decide everywhere.</p>
        )}
        <Pagination here={here} nextCursor={delegations.nextCursor} />
      </section>
    </ListPage>
  )
}

function Line({ delegation, may }: { readonly delegation: DelegationView; readonly may: boolean }) {
  const { id, to, by, pageSlug, pageTitle, at, until, ended, reason, holds } = delegation
  return (
    <>
      <p>
        <b>{to.name}</b> on <a href={`/wiki/${pageSlug}`}>{pageTitle}</a>, until <Day at={until} />
        {holds ? null : ended ? (
          <>
            ; ended <Day at={ended.at} />
            {ended.by ? ` by ${ended.by.name}` : null}
          </>
        ) : (
          '; holds no more'
        )}
      </p>
      <blockquote>{reason}</blockquote>
      <p className="fw-muted">
        {by.name}, <Day at={at} />
      </p>
      {holds && may ? (
        <form method="post">
          <button
            type="submit"
            className="fw-btn fw-btn--sm"
            name="end"
            value={id}
            aria-label={`End now: ${to.name} on ${pageTitle}`}
          >
            End now
          </button>
        </form>
      ) : null}
    </>
  )
}

function DelegateForm({ sent, refused }: { readonly sent: Sent; readonly refused: Refused | null }) {
  const problems = refused?.fields ?? {}
  return (
    <form className="form rform" method="post" noValidate>
      <h2>Name somebody</h2>
      <RefusedNote refused={refused} />
      <TextField
        {...{ name: 'page', label: 'Address of the page', autoComplete: 'off' }}
        help="The last part of it, as in /wiki/seat-time."
        written={sent.page}
        problem={problems.page}
      />
      <TextField
        {...{ name: 'to', label: 'Name of the account', autoComplete: 'off' }}
        help="A member. Moderators decide already."
        written={sent.to}
        problem={problems.to}
      />
      <TextField
        {...{ name: 'until', label: 'Until', autoComplete: 'off', type: 'date' }}
        help="The last day, at most 90 days from now."
        written={sent.until}
        problem={problems.until}
      />
      <ReasonField help="Every member reads it." problem={problems.reason} written={sent.reason} />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Name them
        </button>
      </p>
    </form>
  )
}
