import type { DefinitionRef } from '@fieldword/shared/definitions/contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { NewPageLink } from '../pages/index.ts'
import { definePage } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { DefinitionRows } from './definition-rows.tsx'

export default definePage<List<DefinitionRef>>({
  path: '/definitions',
  script: 'read',
  section: 'definitions',
  load: (api, { query }) => api.definitions.list(partOf(query)),
  head: () => ({ title: 'Definitions — Fieldword' }),
  View: ({ answer: { items, nextCursor }, frame }) => (
    <ListPage
      title="Definitions"
      lead="What the field agrees its words mean, by title."
      tools={<NewPageLink actor={frame.actor} kind="definition" />}
    >
      {items.length > 0 ? (
        <DefinitionRows definitions={items} />
      ) : (
        <Empty action={{ name: 'Go to the front page', href: '/' }}>No definition is here yet.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </ListPage>
  ),
})
