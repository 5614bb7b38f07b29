import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'
import { definePage, type ViewProps } from '../../platform/page.ts'
import { Empty } from '../../ui/empty.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { processHref } from '../contributions/addresses.ts'
import { HeadOfProcess } from '../contributions/process-head.tsx'
import { Said } from '../contributions/said.tsx'

interface InWords {
  readonly process: ProcessHead
  readonly items: readonly ContributionView[]
  readonly nextCursor: string | null
}

/** [PR64] What was answered in words. */
export default definePage<InWords>({
  path: '/processes/:slug/answers',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const cursor = query.get('cursor')
    const [process, { items, nextCursor }] = await Promise.all([
      api.processes.head({ slug }),
      api.processes.contributions({ slug, kind: 'input', limit: 30, ...(cursor ? { cursor } : {}) }),
    ])
    return { process, items, nextCursor }
  },
  head: ({ process }) => ({ title: `Answers: ${process.title} — Fieldword`, momentary: true, noIndex: true }),
  View: AnswersPage,
})

function AnswersPage({ answer: { process, items, nextCursor }, frame }: ViewProps<InWords>) {
  const under = processHref(process.slug)
  const trail = [{ name: 'Answers', href: `${under}/answers` }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title="What was answered in words" trail={trail} />
      <div className="desk__one">
        {items.length > 0 ? (
          items.map(item => <Said key={item.id} slug={process.slug} contribution={item} />)
        ) : (
          <Empty action={{ name: 'To the questions', href: `${under}/survey` }}>Nothing that you can see yet.</Empty>
        )}
        <Pagination here={frame.here} nextCursor={nextCursor} />
      </div>
    </div>
  )
}
