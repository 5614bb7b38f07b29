import type { ListedAccount } from '@fieldword/shared/accounts/contract.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { type ChangeFilter, type Contribution, contributionFilters } from '@fieldword/shared/pages/changes-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { BlockCell } from '../accounts/index.ts'
import { definePage } from '../platform/page.ts'
import {
  type AskedFilter,
  FilterForm,
  filterQuery,
  isNarrowed,
  ListState,
  OtherForms,
  personHref,
  readFilter,
  ShareOf,
  WalkLinks,
} from '../revisions/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { partOf } from '../ui/part-of.ts'
import { ChangeList } from './change-list.tsx'

interface Contributions {
  readonly person: Person
  /** For whoever looks after accounts: whether this one is blocked. */
  readonly account: ListedAccount | null
  readonly asked: AskedFilter<ChangeFilter>
  readonly walk: Walk<Contribution>
}

export default definePage<Contributions>({
  path: '/people/:id',
  script: 'read',
  async load(api, { params, query, actor }) {
    const { id = '' } = params
    const asked = readFilter(contributionFilters, query)
    const [person, account, walk] = await Promise.all([
      api.pages.person({ id }),
      can(actor, 'account:list') ? api.accounts.read({ id }) : null,
      api.pages.contributions({ id, ...asked.filter, ...partOf(query) }),
    ])
    return { person, account, asked, walk }
  },
  head: ({ person, asked }) => ({
    title: `What ${person.name} wrote — Fieldword`,
    canonical: personHref(person.id),
    feed: `${personHref(person.id)}.atom${filterQuery(asked.filter)}`,
    noIndex: isNarrowed(asked.filter),
  }),
  View: ({ answer: { person, account, asked, walk }, frame }) => (
    <ListPage
      title={person.name}
      lead={
        <>
          <Avatar person={person} small /> What {person.name} wrote, alone or with others, newest first.
        </>
      }
    >
      {account ? <BlockCell account={account} actor={frame.actor} /> : null}
      <FilterForm
        action={personHref(person.id)}
        asked={asked}
        authors={null}
        withStates={can(frame.actor, 'revision:read', { state: 'pending' })}
        withPages
      />
      <ListState
        walk={walk}
        narrowed={isNarrowed(asked.filter)}
        all={personHref(person.id)}
        none={{
          words: `Nothing that ${person.name} wrote has been approved yet.`,
          action: { name: 'See recent changes', href: '/recent-changes' },
        }}
      />
      <ChangeList changes={walk.items} by={change => <Part change={change} />} />
      <WalkLinks here={frame.here} walk={walk} />
      <OtherForms
        feed={`${personHref(person.id)}.atom${filterQuery(asked.filter)}`}
        json={`/api/v1/people/${person.id}/contributions${filterQuery(asked.filter)}`}
      />
    </ListPage>
  ),
})

function Part({ change: { share, authors, outsideAuthors } }: { readonly change: Contribution }) {
  const others = authors.length - 1 + outsideAuthors.length
  if (others === 0) return <span>alone</span>
  return (
    <span>
      {share === null ? null : (
        <>
          <ShareOf share={share} /> of what was typed,{' '}
        </>
      )}
      with {others} {others === 1 ? 'other' : 'others'}
    </span>
  )
}
