import { asksWho, broughtPart } from '../blame/index.ts'
import { loadPage } from '../platform/load-page.ts'
import { type Api, definePage, type PageRequest, Redirect } from '../platform/page.ts'
import { loadDefinition, type WikiAnswer } from './load-definition.ts'
import { headOf, WikiPage } from './wiki-page.tsx'

/** A page at its wiki address. It stands here because definitions know pages, and not the other way round. */
export default definePage<WikiAnswer>({
  path: '/wiki/:slug',
  script: 'read',
  async load(api, request) {
    const page = await loadPage(api, request).catch((refusal: unknown) => loadDeleted(api, request, refusal))
    if (page instanceof Redirect || 'shown' in page) return page
    // Moderators read deleted pages, but not here: here they see what everybody sees.
    if (page.deletedAt) return loadDeleted(api, request, null)
    if (page.text && asksWho(request.query)) {
      const { number } = page.text
      const part = broughtPart(request.query)
      return { shown: 'who', page, authorship: await api.revisions.authorship({ slug: page.slug, number, part }) }
    }
    return loadDefinition(api, page, request.query.get('version'), request)
  },
  head: headOf,
  View: WikiPage,
})

/** [PG20] That a page was deleted, where it was; else the refusal stands. */
async function loadDeleted(api: Api, { params: { slug = '' } }: PageRequest, refusal: unknown): Promise<WikiAnswer> {
  const deleted = await api.deletion.read({ slug }).catch(() => null)
  if (!deleted) throw refusal
  return { shown: 'deleted', deleted }
}
