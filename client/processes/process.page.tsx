import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import type { LoggedEventView } from '@fieldword/shared/processes/log-contract.ts'
import type { Participation } from '@fieldword/shared/processes/people-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { panelOf } from './all-panels.ts'
import { BegunStages } from './begun-stages.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { Decisions } from './decisions.tsx'
import { DefaultPanel } from './open-stage.tsx'
import { ProcessWays } from './process-ways.tsx'
import { StageLine } from './stage-line.tsx'
import { TakenPart } from './taken-part.tsx'
import { ToldStages } from './told-stages.tsx'
import { natureNotes, stateWords } from './words.ts'

interface ProcessPage {
  readonly process: ProcessView
  readonly participation: Participation
  readonly decisions: List<LoggedEventView>
  /** What the panel of each stage read, by the id of the stage. */
  readonly answers: Readonly<Record<string, unknown>>
}

/** [PR14] A process: where it stands, what one can do, what came of it so far. */
export default definePage<ProcessPage>({
  path: '/processes/:slug',
  script: 'read',
  section: 'definitions',
  async load(api, { params: { slug = '' } }) {
    const [process, participation, decisions] = await Promise.all([
      api.processes.read({ slug }),
      api.processes.participation({ slug }),
      api.processes.log({ slug, decisionsOnly: 'true', limit: 4 }),
    ])
    const answers = await Promise.all(
      process.stages
        .filter(isBegun)
        .map(async stage => [stage.id, await panelOf[stage.kind].load?.(api, process, stage)] as const),
    )
    return { process, participation, decisions, answers: Object.fromEntries(answers) }
  },
  head: ({ process: { title, summary, slug, state, stages } }) => ({
    title: `${title} — Fieldword`,
    description: summary,
    canonical: `/processes/${slug}`,
    noIndex: state === 'draft',
    // [PR343] By how much a stage is late is otherwise tomorrow.
    momentary: stages.some(({ daysOver }) => daysOver !== null),
  }),
  View: ProcessPageView,
})

const isBegun = ({ state }: StageView) => state === 'open' || state === 'closed'

function ProcessPageView({ answer: { process, participation, decisions, answers }, frame }: ViewProps<ProcessPage>) {
  const { nature, stages } = process
  return (
    <div className="proc">
      <div className="fw-wrap">
        <div className="fw-pagehead">
          <Crumbs crumbs={crumbsOf(process)} />
          <h1>{process.title}</h1>
          {process.summary ? <p className="proc__lead">{process.summary}</p> : null}
          {nature === 'real' ? null : <p className="fw-note proc__note">{natureNotes[nature]}</p>}
          {process.state === 'open' ? null : <p className="fw-note proc__note">{stateWords[process.state]}.</p>}
          <p className="proc__links">
            <a href={`/processes/${process.slug}/charter`}>Charter</a>
            <a href={`/processes/${process.slug}/people`}>People</a>
            <a href={`/processes/${process.slug}/log`}>Log</a>
            {process.you.runs ? <a href={`/processes/${process.slug}/run`}>Run this process</a> : null}
          </p>
        </div>
      </div>
      <StageLine process={process} />
      {nature === 'reconstruction' ? (
        <div className="fw-wrap">
          <ToldStages stages={stages} />
        </div>
      ) : (
        <Live answer={{ process, participation, decisions, answers }} frame={frame} />
      )}
    </div>
  )
}

/** What is counted of it, decided in it, and to be done. */
function Live({ answer: { process, participation, decisions, answers }, frame }: ViewProps<ProcessPage>) {
  const { stages } = process
  const begun = stages.filter(isBegun)
  // What came last is read first.
  const [newest, ...earlier] = begun.toReversed().flatMap(stage => {
    const { Section } = panelOf[stage.kind]
    return Section ? [<Section key={stage.id} {...{ process, stage, frame }} answer={answers[stage.id]} />] : []
  })
  return (
    <>
      {begun.length > 0 ? <ProcessWays process={process} /> : null}
      {stages
        .filter(({ state }) => state === 'open')
        .map(stage => {
          const Panel = panelOf[stage.kind].Panel ?? DefaultPanel
          return <Panel key={stage.id} {...{ process, stage, frame }} answer={answers[stage.id]} />
        })}
      <div className="fw-wrap">
        {newest}
        <div className="proc__two">
          <TakenPart participation={participation} />
          <Decisions slug={process.slug} decisions={decisions} />
        </div>
        {earlier}
        {begun.length > 0 ? <BegunStages {...{ process, answers }} stages={begun} /> : null}
      </div>
    </>
  )
}
