import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { TermUse } from '@fieldword/shared/pages/terms-contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { UseRows } from './use-rows.tsx'

interface Uses {
  readonly page: PagePlace
  readonly uses: List<TermUse> & { readonly total: number }
  /** [TRM13] The element that is linked to, where one was asked for. */
  readonly element: number | null
}

/** [TRM8] Every page that uses a definition, and where. */
export default definePage<Uses>({
  path: '/wiki/:slug/uses',
  script: 'read',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const element = elementIn(request.query)
    const wish = { slug: page.slug, ...(element !== null && { element }), ...partOf(request.query) }
    return { page, element, uses: await api.terms.uses(wish) }
  },
  head: ({ page }) => ({ title: `Where ${page.title} is used — Fieldword`, noIndex: true }),
  View: ({ answer: { page, uses, element }, frame }) => (
    <div className="fw-wrap list">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Where ${page.title} is used`}
        trail={[{ name: 'Used in', href: `/wiki/${page.slug}/uses` }]}
      />
      {uses.items.length > 0 ? (
        <>
          <p className="list__lead">
            {saidOf(uses.total, element)} in their approved texts.{' '}
            {element === null ? null : <a href={`/wiki/${page.slug}/uses`}>All that use the term</a>}
          </p>
          <UseRows uses={uses.items} />
        </>
      ) : (
        <Empty action={{ name: `Back to ${page.title}`, href: `/wiki/${page.slug}` }}>
          No approved text uses it yet.
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={uses.nextCursor} />
    </div>
  ),
})

function elementIn(query: URLSearchParams): number | null {
  const element = query.get('element') ?? ''
  return /^[1-9]\d{0,3}$/.test(element) ? Number(element) : null
}

function saidOf(total: number, element: number | null): string {
  if (element === null) return `${total === 1 ? 'One page uses' : `${total} pages use`} the term`
  return `${total === 1 ? 'One page links' : `${total} pages link`} to element ${element}`
}
