import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { loadDefinition, type WikiAnswer } from './load-definition.ts'
import { headOf, WikiPage } from './wiki-page.tsx'

/** A page at its wiki address. It stands here because definitions know pages, and not the other way round. */
export default definePage<WikiAnswer>({
  path: '/wiki/:slug',
  script: 'read',
  async load(api, request) {
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    return loadDefinition(api, page, request.query.get('version'), request.query.get('lineage') === 'open')
  },
  head: headOf,
  View: WikiPage,
})
