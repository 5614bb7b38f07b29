import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { PageRows } from '../ui/page-links.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'

export default definePage<List<PageRef>>({
  path: '/deleted-pages',
  script: 'read',
  async load(api, { actor, query, url }) {
    return can(actor, 'page:read-deleted') ? api.deletion.list(partOf(query)) : notAllowed(actor, url.pathname)
  },
  head: () => ({ title: 'Deleted pages — Fieldword', noIndex: true }),
  View: ({ answer: { items, nextCursor }, frame }) => (
    <ListPage title="Deleted pages" lead="By title. Open one to read why, to see its history, or to bring it back.">
      {items.length > 0 ? (
        <PageRows pages={items} />
      ) : (
        <Empty action={{ name: 'All pages', href: '/pages' }}>No page is deleted.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </ListPage>
  ),
})
