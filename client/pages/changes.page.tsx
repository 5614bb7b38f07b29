import { type Change, type ChangeFilter, changeFilters } from '@fieldword/shared/pages/changes-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { definePage } from '../platform/page.ts'
import {
  type AskedFilter,
  FilterForm,
  filterQuery,
  isNarrowed,
  ListState,
  OtherForms,
  readFilter,
  WalkLinks,
} from '../revisions/index.ts'
import { ListPage } from '../ui/list-page.tsx'
import { partOf } from '../ui/part-of.ts'
import { ChangeList } from './change-list.tsx'

interface Changes {
  readonly asked: AskedFilter<ChangeFilter>
  readonly walk: Walk<Change>
}

const path = '/recent-changes'

export default definePage<Changes>({
  path,
  script: 'read',
  section: 'changes',
  async load(api, { query }) {
    const asked = readFilter(changeFilters, query)
    return { asked, walk: await api.pages.changes({ ...asked.filter, ...partOf(query) }) }
  },
  head: ({ asked }) => ({
    title: 'Recent changes — Fieldword',
    canonical: path,
    feed: `${path}.atom${filterQuery(asked.filter)}`,
    noIndex: isNarrowed(asked.filter),
  }),
  View: ({ answer: { asked, walk }, frame }) => (
    <ListPage title="Recent changes" lead="What was written in all pages, newest first.">
      <FilterForm
        action={path}
        asked={asked}
        authors={namesIn(walk.items)}
        withStates={can(frame.actor, 'revision:read', { state: 'pending' })}
        withPages
      />
      <ListState
        walk={walk}
        narrowed={isNarrowed(asked.filter)}
        all={path}
        none={{
          words: 'Nothing has been approved in this wiki yet.',
          action: { name: 'See all pages', href: '/pages' },
        }}
      />
      <ChangeList changes={walk.items} />
      <WalkLinks here={frame.here} walk={walk} />
      <OtherForms
        feed={`${path}.atom${filterQuery(asked.filter)}`}
        json={`/api/v1/changes${filterQuery(asked.filter)}`}
      />
    </ListPage>
  ),
})

function namesIn(changes: readonly Change[]): string[] {
  const names = changes.flatMap(({ authors, outsideAuthors }) => [
    ...authors.map(({ name }) => name),
    ...outsideAuthors,
  ])
  return [...new Set(names)]
}
