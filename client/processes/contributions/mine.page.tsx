import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'
import { notAllowed } from '../../platform/not-allowed.ts'
import { definePage, type ViewProps } from '../../platform/page.ts'
import { Empty } from '../../ui/empty.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { mineHref, processHref } from './addresses.ts'
import { HeadOfProcess } from './process-head.tsx'
import { Said } from './said.tsx'

interface Mine {
  readonly process: ProcessHead
  readonly items: readonly ContributionView[]
  readonly nextCursor: string | null
}

/** Everything that whoever asks said in a process. */
export default definePage<Mine>({
  path: '/processes/:slug/mine',
  script: 'form',
  section: 'definitions',
  async load(api, { actor, params: { slug = '' }, query, url }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const cursor = query.get('cursor')
    const [process, { items, nextCursor }] = await Promise.all([
      api.processes.head({ slug }),
      api.processes.contributions({ slug, mine: 'true', limit: 30, ...(cursor ? { cursor } : {}) }),
    ])
    return { process, items, nextCursor }
  },
  head: ({ process }) => ({ title: `Yours: ${process.title} — Fieldword`, momentary: true, noIndex: true }),
  View: MinePage,
})

function MinePage({ answer: { process, items, nextCursor }, frame }: ViewProps<Mine>) {
  const trail = [{ name: 'Yours', href: mineHref(process.slug) }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess
        process={process}
        title="What you said"
        trail={trail}
        lead="Each has a page of its own that says what happened to it."
      />
      <div className="desk__one">
        {items.length > 0 ? (
          items.map(item => <Said key={item.id} slug={process.slug} contribution={item} />)
        ) : (
          <Empty action={{ name: 'See what you can do', href: processHref(process.slug) }}>
            You have said nothing in this process.
          </Empty>
        )}
        <Pagination here={frame.here} nextCursor={nextCursor} />
      </div>
    </div>
  )
}
