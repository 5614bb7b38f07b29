import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PagePlace, PageRef } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { PageRows } from '../ui/page-links.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'

interface Links {
  readonly page: PagePlace
  readonly links: List<PageRef>
}

export default definePage<Links>({
  path: '/wiki/:slug/links',
  script: 'read',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    return { page, links: await api.pages.linksHere({ slug: page.slug, ...partOf(request.query) }) }
  },
  head: ({ page }) => ({ title: `Pages that link to ${page.title} — Fieldword`, noIndex: true }),
  View: ({ answer: { page, links }, frame }) => (
    <div className="fw-wrap list">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Pages that link to ${page.title}`}
        trail={[{ name: 'Links here', href: `/wiki/${page.slug}/links` }]}
      />
      {links.items.length > 0 ? (
        <PageRows pages={links.items} />
      ) : (
        <Empty action={{ name: `Back to ${page.title}`, href: `/wiki/${page.slug}` }}>
          No approved text links here yet.
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={links.nextCursor} />
    </div>
  ),
})
