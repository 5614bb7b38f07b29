import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { type Compared, Comparison } from './comparison.tsx'
import { comparablePair } from './pair.ts'
import { compareHref } from './version-href.ts'

/** Two versions of a definition compared. The address holds everything: both versions, the view, the marks. */
export default definePage<Compared>({
  path: '/wiki/:slug/versions/compare',
  script: 'read',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug } = page
    const from = request.query.get('from')
    const to = request.query.get('to')
    if (!from || !to) {
      const { items } = await api.definitions.versions({ slug, limit: 100 })
      const pair = comparablePair({ version: null, versions: items })
      return new Redirect(pair ? compareHref(slug, pair) : `/wiki/${slug}`)
    }
    return {
      page,
      comparison: await api.definitions.compare({ slug, from, to }),
      view: request.query.get('view') === 'inline' ? 'inline' : 'side',
      words: request.query.get('words') !== 'off',
    }
  },
  head: ({ page, comparison: { from, to } }) => ({
    title: `${page.title}, ${from.label} and ${to.label} compared — Fieldword`,
    canonical: compareHref(page.slug, { from: from.label, to: to.label }),
  }),
  View: ({ answer }) => <Comparison {...answer} />,
})
