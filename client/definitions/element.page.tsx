import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import type { ElementAnswer } from './element-answer.ts'
import { elementHref } from './element-href.ts'
import { ElementPage } from './element-page.tsx'

/** One element of a definition, wherever it went: at its id, or its short name. */
export default definePage<ElementAnswer>({
  path: '/wiki/:slug/elements/:element',
  script: 'read',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug } = page
    const [cursor, versions] = [request.query.get('cursor'), request.query.get('versions')]
    // Which revisions changed it is asked by its id, which its name leads to.
    const name = request.params.element ?? ''
    const element = await api.definitions.element({ slug, element: name, ...(versions && { cursor: versions }) })
    const changes = await api.definitions.elementChanges({ slug, element: element.id, ...(cursor && { cursor }) })
    return { page, element, changes, at: { cursor, versions } }
  },
  head: ({ page, element: { id, handle, number } }) => ({
    title: `${handle || `Element ${number}`}, ${page.title} — Fieldword`,
    canonical: elementHref(page.slug, id),
  }),
  View: ({ answer, frame }) => <ElementPage {...answer} frame={frame} />,
})
