import type { TrustEntry } from '@fieldword/shared/accounts/trust-contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TrustLog } from './trust-log.tsx'

interface Trusting {
  readonly person: Person
  readonly isTrusted: boolean
  readonly log: List<TrustEntry>
  readonly reason: string
}

/** [RV123] Trusts somebody, or no more: for moderators, with a reason that everybody reads. */
export default definePage<Trusting>({
  path: '/people/:id/trust',
  script: 'form',
  async load(api, { actor, url, query, form, params: { id = '' } }) {
    if (!can(actor, 'account:trust', { id })) return notAllowed(actor, url.pathname)
    const [person, log] = await Promise.all([
      api.accounts.read({ id }),
      api.accounts.trustLog({ person: id, ...partOf(query), limit: 20 }),
    ])
    // The newest entry says how it is now.
    const [newest] = query.get('cursor') ? (await api.accounts.trustLog({ person: id, limit: 1 })).items : log.items
    return { person, isTrusted: newest?.trusted ?? false, log, reason: reasonIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    const trusted = form.get('act') === 'trust'
    await api.accounts.setTrust({ id, trusted, reason: reasonIn(form) })
    return new Redirect(`/people/${id}/trust`)
  },
  head: answer => ({ title: `${titleOf(answer)} — Fieldword`, noIndex: true }),
  View: TrustPage,
})

function titleOf({ person: { name }, isTrusted }: Pick<Trusting, 'person' | 'isTrusted'>): string {
  return isTrusted ? `${name} is trusted` : `Trust ${name}`
}

function TrustPage({ answer, frame: { here, refused } }: ViewProps<Trusting>) {
  const { person, isTrusted, log, reason } = answer
  return (
    <ListPage
      title={titleOf(answer)}
      lead={
        <>
          What a trusted member proposes goes live at once, where the page allows it and one approval would be enough.
          Somebody else checks it afterwards. <a href="/trusted-members">Trusted members</a>
        </>
      }
    >
      <div className="form-page">
        <form className="form" method="post" noValidate>
          <RefusedNote refused={refused} />
          <input type="hidden" name="act" value={isTrusted ? 'distrust' : 'trust'} />
          <ReasonField
            help="Public: everybody reads it in the log."
            problem={refused?.fields.reason}
            written={reason}
          />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              {isTrusted ? `Trust ${person.name} no more` : `Trust ${person.name}`}
            </button>
          </p>
        </form>
        <section className="form" aria-labelledby="log">
          <h2 id="log">So far</h2>
          <TrustLog entries={log.items} none={`${person.name} was never trusted.`} />
          <Pagination here={here} nextCursor={log.nextCursor} />
        </section>
      </div>
    </ListPage>
  )
}
