import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { contributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { kindWords, typeWords } from './contributions/words.ts'

interface SaidPage extends List<ContributionView> {
  readonly slug: string
}

/** [PR310] What was said of an element in a stage: where the numbers of the matrix lead. */
export default definePage<SaidPage>({
  path: '/processes/:slug/contributions',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const [stage, element] = [query.get('stage'), query.get('element')]
    const type = contributionType.safeParse(query.get('type')).data
    const wish = { ...(stage ? { stage } : {}), ...(element ? { element } : {}), ...(type ? { type } : {}) }
    return { slug, ...(await api.processes.contributions({ slug, ...wish, ...partOf(query) })) }
  },
  head: () => ({ title: 'What was said — Fieldword', noIndex: true }),
  View: SaidPageView,
})

function SaidPageView({ answer: { slug, items, nextCursor }, frame }: ViewProps<SaidPage>) {
  const here = `/processes/${slug}`
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: 'Process', href: here },
            { name: 'Elements and what was said', href: `${here}/matrix` },
            { name: 'What was said', href: `${here}/contributions` },
          ]}
        />
        <h1>What was said</h1>
      </div>
      {items.length === 0 ? <Empty>Nothing that you may read here.</Empty> : null}
      <ol className="chg__list">
        {items.map(({ id, number, kind, type, stage, element, text }) => (
          <li key={id}>
            <div>
              <h2 className="chg__h">
                <a href={`${here}/contributions/${number}`}>
                  {kindWords[kind]} {number}
                </a>
              </h2>
              <p className="fw-2">
                {typeWords[type]}, {element ? `element ${element.number}` : 'the text as a whole'}, {stage.title}
              </p>
              <p className="fw-serif">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <Pagination here={frame.here} nextCursor={nextCursor} />
    </div>
  )
}
