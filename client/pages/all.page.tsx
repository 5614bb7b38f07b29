import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { definePage } from '../platform/page.ts'
import { partOf } from '../ui/part-of.ts'
import { PageList } from './page-list.tsx'

export default definePage<List<PageRef>>({
  path: '/pages',
  script: 'read',
  load: (api, { query }) => api.pages.list(partOf(query)),
  head: () => ({ title: 'All pages — Fieldword' }),
  View: ({ answer, frame }) => (
    <PageList title="All pages" lead="Definitions and articles, by title." pages={answer} frame={frame} />
  ),
})
