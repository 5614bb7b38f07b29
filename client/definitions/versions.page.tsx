import type { VersionEntry } from '@fieldword/shared/definitions/version-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { IconGitCompare } from '@tabler/icons-react'
import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { Tool } from '../ui/tools.tsx'
import { comparablePair } from './pair.ts'
import { compareHref, publishHref, versionsHref } from './version-href.ts'
import { VersionsTable } from './versions-table.tsx'

interface Versions {
  readonly page: PageView
  readonly versions: List<VersionEntry>
}

/** [DEF17] Every version of a definition, with its dates and what became of it. */
export default definePage<Versions>({
  path: '/wiki/:slug/versions',
  script: 'read',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    if (page.kind !== 'definition') return new Redirect(`/wiki/${page.slug}`)
    return { page, versions: await api.definitions.versions({ slug: page.slug, ...partOf(request.query) }) }
  },
  head: ({ page }) => ({ title: `Versions of ${page.title} — Fieldword`, canonical: versionsHref(page.slug) }),
  View: VersionsPage,
})

function VersionsPage({ answer: { page, versions }, frame }: ViewProps<Versions>) {
  const { slug } = page
  const { items, nextCursor } = versions
  const mayPublish = can(frame.actor, 'version:publish') && page.text !== null
  const pair = comparablePair({ version: null, versions: items })
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="read"
        title={`Versions of “${page.title}”`}
        trail={[{ name: 'Versions', href: versionsHref(slug) }]}
        tools={
          pair ? (
            <Tool href={compareHref(slug, pair)} icon={<IconGitCompare className="i" aria-hidden="true" />}>
              Compare
            </Tool>
          ) : null
        }
      />
      {items.length > 0 ? (
        <VersionsTable slug={slug} versions={items} />
      ) : (
        <Empty action={{ name: `Read ${page.title}`, href: `/wiki/${slug}` }}>No text of it has a name yet.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={nextCursor} />
      {mayPublish ? (
        <p className="vers__act">
          <a className="fw-btn" href={publishHref(slug)}>
            Publish a version
          </a>
        </p>
      ) : null}
    </div>
  )
}
