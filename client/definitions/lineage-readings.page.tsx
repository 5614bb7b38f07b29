import type { LineageReadingRef } from '@fieldword/shared/definitions/lineage-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { lineageHref } from './lineage-href.ts'
import { comparablePair } from './pair.ts'
import { ReadingFacts } from './reading-facts.tsx'
import { compareHref } from './version-href.ts'

interface Readings {
  readonly page: Pick<PagePlace, 'slug' | 'title'>
  readonly pair: { readonly from: string; readonly to: string }
  readonly readings: List<LineageReadingRef>
}

/** Every reading of what became of the elements of one version in another, newest first. */
export default definePage<Readings>({
  path: '/wiki/:slug/versions/lineage',
  script: 'form',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug, title } = page
    const pair = { from: request.query.get('from') ?? '', to: request.query.get('to') ?? '' }
    if (!pair.from || !pair.to) return new Redirect(await somePair(api, slug))
    const readings = await api.definitions.lineageReadings({ slug, ...pair, ...partOf(request.query) })
    return { page: { slug, title }, pair, readings }
  },
  head: ({ page, pair }) => ({
    title: `Readings of ${page.title} from ${pair.from} to ${pair.to} — Fieldword`,
    canonical: lineageHref(page.slug, pair),
  }),
  View: ReadingsPage,
})

/** The two versions a comparison would begin with. */
async function somePair(api: Api, slug: string): Promise<string> {
  const { items } = await api.definitions.versions({ slug, limit: 100 })
  const pair = comparablePair({ version: null, versions: items })
  return pair ? lineageHref(slug, pair) : `/wiki/${slug}`
}

function ReadingsPage({ answer: { page, pair, readings }, frame }: ViewProps<Readings>) {
  const mayRecord = can(frame.actor, 'lineage:record')
  const edit = lineageHref(page.slug, pair, 'edit')
  return (
    <ListPage
      title={`Readings of ${pair.from} to ${pair.to}`}
      crumbs={[
        sectionOf('definition'),
        { name: page.title, href: `/wiki/${page.slug}` },
        { name: `${pair.from} and ${pair.to}`, href: compareHref(page.slug, pair) },
        { name: 'Lineage', href: lineageHref(page.slug, pair) },
      ]}
      lead="Which element became which is read off the texts, or told by who wrote them. The newest reading counts."
      tools={
        mayRecord ? (
          <a className="fw-btn" href={edit}>
            Record another
          </a>
        ) : null
      }
    >
      {readings.items.length > 0 ? (
        <ol className="lnr">
          {readings.items.map(reading => (
            <li key={reading.id}>
              <a href={lineageHref(page.slug, pair, reading.number)}>
                <b>{reading.number}</b> {reading.summary}
              </a>
              <ReadingFacts reading={reading} />
            </li>
          ))}
        </ol>
      ) : (
        <Empty
          action={
            mayRecord
              ? { name: 'Record the first one', href: edit }
              : { name: 'Compare the two texts', href: compareHref(page.slug, pair) }
          }
        >
          Nobody has recorded yet what became of each element.
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={readings.nextCursor} />
    </ListPage>
  )
}
