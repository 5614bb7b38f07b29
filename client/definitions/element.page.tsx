import type { ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, Redirect } from '../platform/page.ts'
import { whyHref } from './adopted-by.tsx'
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
    const [changes, why] = await Promise.all([
      api.definitions.elementChanges({ slug, element: element.id, ...(cursor && { cursor }) }),
      whyOf(api, element),
    ])
    return { page, element, changes, why, at: { cursor, versions } }
  },
  head: ({ page, element: { id, handle, number } }) => ({
    title: `${handle || `Element ${number}`}, ${page.title} — Fieldword`,
    canonical: elementHref(page.slug, id),
  }),
  View: ({ answer, frame }) => <ElementPage {...answer} frame={frame} />,
})

/** [PR340] */
async function whyOf(api: Api, { id, entries }: ElementHistory): Promise<string | null> {
  const newest = entries.find(({ text }) => text.version !== null)
  if (!newest?.text.version) return null
  const { id: version, revisionNumber } = newest.text.version
  const { adoption } = await api.processes.adoptionOf({ version })
  const place = newest.elements.find(({ elementId }) => elementId === id) ?? newest.elements[0]
  return adoption && place ? `${whyHref(adoption, revisionNumber)}#e${place.number}` : null
}
