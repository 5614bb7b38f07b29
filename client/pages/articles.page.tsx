import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { definePage } from '../platform/page.ts'
import { partOf } from '../ui/part-of.ts'
import { PageList } from './page-list.tsx'

export default definePage<List<PageRef>>({
  path: '/articles',
  script: 'read',
  section: 'articles',
  load: (api, { query }) => api.pages.list({ kind: 'article', ...partOf(query) }),
  head: () => ({ title: 'Articles — Fieldword' }),
  View: ({ answer, frame }) => (
    <PageList
      title="Articles"
      lead="What stands around the definitions, by title."
      kind="article"
      pages={answer}
      frame={frame}
    />
  ),
})
