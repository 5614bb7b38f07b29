import type { TrustEntry } from '@fieldword/shared/accounts/trust-contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { definePage } from '../platform/page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { TrustLog } from './trust-log.tsx'

interface Trusted {
  readonly people: List<Person>
  /** The newest entries. */
  readonly log: readonly TrustEntry[]
}

/** [RV123] Who is trusted, and how that came about: for everybody. */
export default definePage<Trusted>({
  path: '/trusted-members',
  script: 'read',
  async load(api, { query }) {
    const [people, log] = await Promise.all([api.accounts.trusted(partOf(query)), api.accounts.trustLog({ limit: 50 })])
    return { people, log: log.items }
  },
  head: () => ({ title: 'Trusted members — Fieldword', noIndex: true }),
  View: ({ answer: { people, log }, frame: { actor, here } }) => (
    <ListPage
      title="Trusted members"
      lead="What they propose goes live at once where the page allows it, and is checked afterwards. Moderators give and take trust, with a reason."
    >
      {people.items.length > 0 ? (
        <ul className="fw-rows">
          {people.items.map(person => (
            <li key={person.id}>
              <Avatar person={person} small />
              <a href={`/people/${person.id}`}>{person.name}</a>
              {can(actor, 'account:trust', person) ? (
                <a href={`/people/${person.id}/trust`}>
                  Change<span className="fw-vh"> the trust in {person.name}</span>
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <Empty action={{ name: 'Changes to check', href: '/patrol' }}>Nobody is trusted yet.</Empty>
      )}
      <Pagination here={here} nextCursor={people.nextCursor} />
      <section className="form" aria-labelledby="log">
        <h2 id="log">Given and taken</h2>
        <TrustLog entries={log} none="Trust was never given." />
      </section>
    </ListPage>
  ),
})
