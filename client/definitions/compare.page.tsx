import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionChoice } from '@fieldword/shared/revisions/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, type PageRequest, Redirect } from '../platform/page.ts'
import { nameOf } from './compare-names.ts'
import { type Compared, Comparison } from './comparison.tsx'
import { comparablePair } from './pair.ts'
import { compareHref, type DefinitionLook } from './version-href.ts'

/** Two texts of a definition compared. The address holds everything: both texts, the view, the marks. */
export default definePage<Compared>({
  path: '/wiki/:slug/versions/compare',
  script: 'read',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug } = page
    const look = lookOf(request.query)
    const [from, to] = [request.query.get('from'), request.query.get('to')]
    const [revisions, comparison] = await Promise.all([
      api.revisions.choices({ slug, state: 'approved' }),
      from && to ? api.definitions.compare({ slug, from, to, part: look.part }) : null,
    ])
    return comparison ? { page, comparison, revisions, look } : pairOf(api, request, page, revisions, look)
  },
  head: ({ page, comparison: { from, to } }) => ({
    title: `${page.title}, ${nameOf(from)} and ${nameOf(to)} compared — Fieldword`,
    canonical: compareHref(page.slug, { from: from.label, to: to.label }),
    // What changes from day to day, and what each two revisions differ in, is for people and not for search engines.
    noIndex: from.revision !== null || to.revision !== null || [from.label, to.label].includes('draft'),
  }),
  View: ({ answer, frame }) => <Comparison {...answer} frame={frame} />,
})

function lookOf(query: URLSearchParams): DefinitionLook {
  const view = query.get('view')
  const part = query.get('part') ?? ''
  return {
    view: view === 'inline' || view === 'side' ? view : null,
    words: query.get('words') !== 'off',
    part: /^[1-9]\d{0,5}$/.test(part) ? Number(part) : 1,
  }
}

/** Where the address names no two texts: the newest two versions, else what visitors read beside the draft or what was before. */
async function pairOf(
  api: Api,
  { actor }: PageRequest,
  { slug }: PagePlace,
  revisions: readonly RevisionChoice[],
  look: DefinitionLook,
): Promise<Redirect> {
  const { items } = await api.definitions.versions({ slug, limit: 100 })
  const pair = comparablePair({ version: null, versions: items })
  if (pair) return new Redirect(compareHref(slug, { ...pair, ...look }))
  const [newest, before] = revisions
  if (!newest) return new Redirect(`/wiki/${slug}`)
  if (can(actor, 'draft:read'))
    return new Redirect(compareHref(slug, { from: `r${newest.number}`, to: 'draft', ...look }))
  return new Redirect(compareHref(slug, { from: `r${(before ?? newest).number}`, to: `r${newest.number}`, ...look }))
}
