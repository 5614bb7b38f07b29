import { elementFilter } from '@fieldword/shared/processes/answering-parts.ts'
import { dispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import { definePage, type ViewProps } from '../platform/page.ts'
import { readFilter } from '../revisions/index.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ElementChoice, WordChoice } from './answering/element-choice.tsx'
import { Happened } from './answering/happened.tsx'
import { Late } from './answering/late.tsx'
import { Progress } from './answering/progress.tsx'
import { answerWords } from './answering/words.ts'

const filters = { element: elementFilter, kind: z.union([dispositionKind, z.literal('unset')]) }

interface Answers {
  readonly head: AnswersHead
  readonly rows: { readonly items: AnswerRow[]; readonly nextCursor: string | null }
  readonly filter: { readonly element?: string; readonly kind?: string }
}

/** [PR124] What happened to each comment of a process. */
export default definePage<Answers>({
  path: '/processes/:slug/what-happened',
  script: 'read',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const { filter } = readFilter(filters, query)
    const [head, rows] = await Promise.all([
      api.processes.answersHead({ slug }),
      api.processes.answers({ slug, ...filter, ...partOf(query) }),
    ])
    return { head, rows, filter }
  },
  head: ({ head: { process } }) => ({
    title: `What happened to each comment: ${process.title} — Fieldword`,
    canonical: `/processes/${process.slug}/what-happened`,
    momentary: true,
  }),
  View: AnswersView,
})

function AnswersView({ answer: { head, rows, filter }, frame }: ViewProps<Answers>) {
  const { process, figures, late, elements, mayWork } = head
  const at = `/processes/${process.slug}`
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: process.page.title, href: `/wiki/${process.page.slug}` },
            { name: process.title, href: at },
            { name: 'Comments and answers', href: `${at}/what-happened` },
          ]}
        />
      </div>
      <div className="wk">
        <div>
          <h1>What happened to each comment</h1>
          <p className="fw-2">Each row runs from what was said to what was decided to what changed.</p>
        </div>
        <Progress figures={figures} closesAt={null} />
      </div>
      <Late count={late} />
      <div className="fl">
        <search className="fl__f" aria-label="Narrow the list">
          <form action={`${at}/what-happened`}>
            <ElementChoice
              {...{ name: 'element', label: 'Element', any: 'All elements', elements, chosen: filter.element }}
              whole="The whole text"
            />
            <WordChoice
              {...{ name: 'kind', label: 'Answer', any: 'Any answer', chosen: filter.kind }}
              words={{ ...answerWords, unset: 'Not answered yet' }}
            />
            <button type="submit" className="fw-btn fw-btn--sm">
              Show
            </button>
          </form>
        </search>
        <div className="fl__t">
          {mayWork ? (
            <a className="fw-btn fw-btn--sm" href={`${at}/dispositions`}>
              Answer comments
            </a>
          ) : null}
          <a className="fw-btn fw-btn--sm" href={`${at}/disposition-document`}>
            <IconPrinter className="i" aria-hidden="true" />
            To print
          </a>
          <a className="fw-btn fw-btn--sm" href={`${at}/dispositions.csv`}>
            <IconDownload className="i" aria-hidden="true" />
            CSV
          </a>
          <a className="fw-btn fw-btn--sm" href={`${at}/dispositions.json`}>
            <IconDownload className="i" aria-hidden="true" />
            JSON
          </a>
        </div>
      </div>
      {rows.items.length > 0 ? (
        <Happened slug={process.slug} page={process.page} rows={rows.items} elements={elements} />
      ) : (
        <Empty
          action={isNarrowed ? { name: 'Show all', href: `${at}/what-happened` } : { name: 'To the process', href: at }}
        >
          {isNarrowed ? 'No comment fits.' : 'There is no comment to answer yet.'}
        </Empty>
      )}
      <Pagination here={frame.here} nextCursor={rows.nextCursor} />
    </div>
  )
}
