import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { type RevisionFilter, revisionFilters, type Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, type PageRequest, Redirect, type ViewProps } from '../platform/page.ts'
import { loadPlayback, Playback, type PlaybackAnswer } from '../playback/index.ts'
import { PageHead } from '../ui/page-head.tsx'
import { partOf } from '../ui/part-of.ts'
import { AsItRead } from './as-it-read.tsx'
import { FilterForm } from './filter-form.tsx'
import { type AskedFilter, filterQuery, isNarrowed, readFilter } from './filter-query.ts'
import { HistoryList } from './history-list.tsx'
import { ListState } from './list-state.tsx'
import { type BesideText, loadBeside } from './load-beside.ts'
import { labelsOf, sectionIdOf, type VersionLabels } from './names.ts'
import { OtherForms } from './other-forms.tsx'
import { WalkLinks } from './walk-links.tsx'

interface History {
  readonly page: PagePlace
  readonly asked: AskedFilter<RevisionFilter>
  readonly walk: Walk<RevisionRef>
  readonly labels: VersionLabels
  readonly playback: PlaybackAnswer
  /** The text beside the list; none where the draft's own stands there and no other was asked for. */
  readonly beside: BesideText | null
}

export default definePage<History>({
  path: '/wiki/:slug/history',
  script: 'read',
  async load(api, request) {
    const { query, params } = request
    const { slug = '' } = params
    const asked = readFilter(revisionFilters, query)
    // All at once: what belongs to an old address is the same, and is thrown away when that redirects.
    const [page, walk, { playback, beside }] = await Promise.all([
      loadPlace(api, request),
      api.revisions.history({ slug, ...asked.filter, ...partOf(query) }),
      loadTexts(api, request, slug),
    ])
    if (page instanceof Redirect) return page
    return { page, asked, walk, labels: await labelsOf(api, page), playback, beside }
  },
  head: ({ page, asked, beside }) => ({
    title: `History of ${page.title} — Fieldword`,
    canonical: `/wiki/${page.slug}/history`,
    feed: feedOf(page.slug, asked.filter),
    noIndex: isNarrowed(asked.filter),
    momentary: (beside?.authorship?.left ?? 0) > 0,
    section: sectionIdOf(page.kind),
  }),
  View: HistoryView,
})

async function loadTexts(api: Api, request: PageRequest, slug: string): Promise<Pick<History, 'playback' | 'beside'>> {
  const playback = await loadPlayback(api, request, slug)
  const showsDraft = playback.kind === 'there' && !request.query.has('read')
  return { playback, beside: showsDraft ? null : await loadBeside(api, slug, request.query) }
}

function HistoryView({ answer, frame }: ViewProps<History>) {
  const { page, asked, walk, labels, playback, beside } = answer
  const action = `/wiki/${page.slug}/history`
  const besideHref = besideHrefs(frame.here)
  return (
    <div className="fw-wrap">
      <PageHead page={page} actor={frame.actor} tab="history" />
      <Playback
        answer={playback}
        slug={page.slug}
        reading={beside ? <AsItRead slug={page.slug} text={beside} here={frame.here} /> : null}
      >
        <section className="his" aria-label="Revisions">
          <FilterForm
            action={action}
            asked={asked}
            authors={namesIn(walk.items)}
            withStates={can(frame.actor, 'revision:read', { state: 'pending' })}
          />
          <ListState
            walk={walk}
            narrowed={isNarrowed(asked.filter)}
            all={action}
            none={{
              words: 'Nothing has been approved here yet.',
              action: { name: 'Go to the page', href: `/wiki/${page.slug}` },
            }}
          />
          {walk.items.length > 0 ? (
            <HistoryList
              page={page}
              actor={frame.actor}
              revisions={walk.items}
              labels={labels}
              beside={beside?.number ?? null}
              besideHref={revision => (isTextShown(revision, frame.actor) ? besideHref(revision.number) : null)}
            />
          ) : null}
          <WalkLinks here={frame.here} walk={walk} />
          <OtherForms
            feed={feedOf(page.slug, asked.filter)}
            json={`/api/v1/pages/${page.slug}/revisions${filterQuery(asked.filter)}`}
          />
        </section>
      </Playback>
    </div>
  )
}

function feedOf(slug: string, filter: RevisionFilter): string {
  return `/wiki/${slug}/history.atom${filterQuery(filter)}`
}

/** Names the same part of the list with another text beside it; what is common to all is put together once. */
function besideHrefs(here: string): (number: number) => string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid')
  searchParams.delete('read')
  const kept = searchParams.size > 0 ? `${searchParams}&` : ''
  return number => `${pathname}?${kept}read=${number}#beside`
}

function namesIn(revisions: readonly RevisionRef[]): string[] {
  const names = revisions.flatMap(({ authors, outsideAuthors }) => [
    ...authors.map(({ name }) => name),
    ...outsideAuthors,
  ])
  return [...new Set(names)]
}
