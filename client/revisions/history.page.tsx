import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { loadPlayback, Playback, type PlaybackAnswer } from '../playback/index.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { HistoryList } from './history-list.tsx'
import { labelsOf, sectionIdOf, type VersionLabels } from './names.ts'

interface History {
  readonly page: PageView
  readonly revisions: readonly RevisionRef[]
  readonly nextCursor: string | null
  readonly labels: VersionLabels
  readonly playback: PlaybackAnswer
}

export default definePage<History>({
  path: '/wiki/:slug/history',
  script: 'read',
  async load(api, request) {
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const [{ items, nextCursor }, labels, playback] = await Promise.all([
      api.revisions.history({ slug: page.slug, ...partOf(request.query) }),
      labelsOf(api, page),
      loadPlayback(api, request, page.slug),
    ])
    return { page, revisions: items, nextCursor, labels, playback }
  },
  head: ({ page }) => ({
    title: `History of ${page.title} — Fieldword`,
    canonical: `/wiki/${page.slug}/history`,
    section: sectionIdOf(page.kind),
  }),
  View: HistoryView,
})

function HistoryView({ answer, frame }: ViewProps<History>) {
  const { page, revisions, nextCursor, labels, playback } = answer
  return (
    <div className="fw-wrap">
      <PageHead page={page} actor={frame.actor} tab="history" />
      <Playback answer={playback} slug={page.slug}>
        <section className="his" aria-label="Revisions">
          {revisions.length > 0 ? (
            <HistoryList slug={page.slug} revisions={revisions} labels={labels} />
          ) : (
            <Empty action={{ name: 'Go to the page', href: `/wiki/${page.slug}` }}>
              Nothing has been approved here yet.
            </Empty>
          )}
          <Pagination here={frame.here} nextCursor={nextCursor} />
        </section>
      </Playback>
    </div>
  )
}
