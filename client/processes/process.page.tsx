import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { panelOf } from './all-panels.ts'
import { DefaultPanel } from './open-stage.tsx'
import { StageLine } from './stage-line.tsx'
import { natureNotes, stateWords } from './words.ts'

interface ProcessPage {
  readonly process: ProcessView
  /** What the panel of each stage read, by the id of the stage. */
  readonly answers: Readonly<Record<string, unknown>>
}

/** [PR14] A process: where it stands, what one can do, what came of it so far. */
export default definePage<ProcessPage>({
  path: '/processes/:slug',
  script: 'read',
  section: 'definitions',
  async load(api, { params: { slug = '' } }) {
    const process = await api.processes.read({ slug })
    const answers = await Promise.all(
      process.stages
        .filter(isBegun)
        .map(async stage => [stage.id, await panelOf[stage.kind].load?.(api, process, stage)] as const),
    )
    return { process, answers: Object.fromEntries(answers) }
  },
  head: ({ process: { title, summary, slug, state } }) => ({
    title: `${title} — Fieldword`,
    description: summary,
    canonical: `/processes/${slug}`,
    noIndex: state === 'draft',
  }),
  View: ProcessPageView,
})

const isBegun = ({ state }: StageView) => state === 'open' || state === 'closed'

function ProcessPageView({ answer: { process, answers }, frame }: ViewProps<ProcessPage>) {
  const { page, nature, stages } = process
  const crumbs = [
    { name: 'Definitions', href: '/definitions' },
    { name: page.title, href: `/wiki/${page.slug}` },
    { name: 'Process', href: `/processes/${process.slug}` },
  ]
  return (
    <div className="proc">
      <div className="fw-wrap">
        <div className="fw-pagehead">
          <Crumbs crumbs={crumbs} />
          <h1>{process.title}</h1>
          {process.summary ? <p className="proc__lead">{process.summary}</p> : null}
          {nature === 'real' ? null : <p className="fw-note">{natureNotes[nature]}</p>}
          {process.state === 'open' ? null : <p className="fw-note">{stateWords[process.state]}.</p>}
        </div>
      </div>
      <StageLine process={process} />
      {stages
        .filter(({ state }) => state === 'open')
        .map(stage => {
          const Panel = panelOf[stage.kind].Panel ?? DefaultPanel
          return <Panel key={stage.id} {...{ process, stage, frame }} answer={answers[stage.id]} />
        })}
      <div className="fw-wrap">
        {stages.filter(isBegun).map(stage => {
          const { Section } = panelOf[stage.kind]
          return Section ? <Section key={stage.id} {...{ process, stage, frame }} answer={answers[stage.id]} /> : null
        })}
      </div>
    </div>
  )
}
