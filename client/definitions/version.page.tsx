import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { loadDefinition, type WikiAnswer } from './load-definition.ts'
import { headOf, WikiPage } from './wiki-page.tsx'

/** The permanent address of one version. */
export default definePage<WikiAnswer>({
  path: '/wiki/:slug/versions/:label',
  script: 'read',
  async load(api, request) {
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    return loadDefinition(api, page, request.params.label ?? '', request)
  },
  head: headOf,
  View: WikiPage,
})
