import type { DefinitionOverTime } from '@fieldword/shared/definitions/over-time-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { OverTime } from './over-time.tsx'

interface Answer {
  readonly page: PagePlace
  readonly table: DefinitionOverTime
}

/** The elements of all versions at once. */
export default definePage<Answer>({
  path: '/wiki/:slug/versions/over-time',
  script: 'read',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const [from, to] = [request.query.get('from'), request.query.get('to')]
    const table = await api.definitions.overTime({ slug: page.slug, ...(from && { from }), ...(to && { to }) })
    return { page, table }
  },
  head: ({ page }) => ({
    title: `${page.title}, its elements over time — Fieldword`,
    canonical: `/wiki/${page.slug}/versions/over-time`,
  }),
  View: ({ answer, frame }) => <OverTime {...answer} frame={frame} />,
})
