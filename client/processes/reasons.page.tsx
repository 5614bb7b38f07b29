import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { GivenReason, RatingResults } from '@fieldword/shared/processes/rating-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonList } from './rating/reason-list.tsx'
import { whichIn } from './rating/which.ts'

interface ReasonsPage {
  readonly results: RatingResults
  readonly element: string
  readonly reasons: List<GivenReason>
}

/** [PR175] Why people rated an element as they did. */
export default definePage<ReasonsPage>({
  path: '/processes/:slug/results/reasons',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const which = { slug, ...whichIn(query) }
    const element = query.get('element') ?? ''
    const [results, reasons] = await Promise.all([
      api.processes.ratingResults(which),
      api.processes.ratingReasons({ ...which, element, ...partOf(query) }),
    ])
    return { results, element, reasons }
  },
  head: ({ results }) => ({ title: `Reasons given: ${results.process.title} — Fieldword`, noIndex: true }),
  View: ReasonsPageView,
})

function ReasonsPageView({ answer: { results, element, reasons }, frame: { actor, here } }: ViewProps<ReasonsPage>) {
  const { process, shown } = results
  const found = shown?.elements.find(({ id }) => id === element)
  return (
    <ListPage
      title={found ? `Reasons: ${found.handle || `element ${found.number}`}` : 'Reasons'}
      crumbs={[
        { name: process.title, href: `/processes/${process.slug}` },
        { name: 'Results', href: `/processes/${process.slug}/results` },
        { name: 'Reasons', href: here },
      ]}
      lead={found?.text}
    >
      {reasons.items.length > 0 ? (
        <ReasonList reasons={reasons.items} moderated={can(actor, 'comment:moderate') ? process.slug : undefined} />
      ) : (
        <Empty>No reason was given, or too few rated this element.</Empty>
      )}
      <Pagination here={here} nextCursor={reasons.nextCursor} />
    </ListPage>
  )
}
