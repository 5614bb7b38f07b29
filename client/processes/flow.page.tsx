import type { Flow, FlowStepView } from '@fieldword/shared/processes/flow-contract.ts'
import { LineageMap } from '../definitions/lineage-parts.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { Kind } from '../ui/kind.tsx'
import { countOf } from './answering/words.ts'
import { processCrumbs } from './process-crumbs.ts'

/** [PR387] Which elements became which, from text to text, with how much was said about each: drawn, in words and as tables. */
export default definePage<Flow>({
  path: '/processes/:slug/flow',
  script: 'read',
  section: 'definitions',
  load: (api, { params: { slug = '' } }) => api.processes.flow({ slug }),
  head: ({ process }) => ({ title: `From text to text, ${process.title} — Fieldword`, noIndex: true }),
  View: FlowPage,
})

function FlowPage({ answer: { process, steps, adopted } }: ViewProps<Flow>) {
  return (
    <div className="fw-wrap flow">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={processCrumbs(process, { name: 'From text to text', href: `/processes/${process.slug}/flow` })}
        />
        <h1>From text to text</h1>
        <p className="list__lead">
          Which elements became which, and how much was said about each while the process worked on it.
        </p>
      </div>
      {steps.length === 0 && !adopted ? (
        <Empty action={{ name: 'To the process', href: `/processes/${process.slug}` }}>
          There is no second text yet.
        </Empty>
      ) : null}
      {steps.map((step, place) => (
        <Step
          key={`${step.from.revision} ${step.to.revision}`}
          {...{ step, slug: process.slug, title: `${place + 1}. ${nameOf(step.from)} to ${nameOf(step.to)}` }}
        />
      ))}
      {adopted ? (
        <Step
          {...{ step: adopted, slug: process.slug, title: `All in all: ${adopted.from.name} to ${adopted.to.name}` }}
        />
      ) : null}
    </div>
  )
}

const nameOf = ({ name, revision }: FlowStepView['from']) => `${name}, r${revision}`

interface StepProps {
  readonly step: FlowStepView
  readonly slug: string
  readonly title: string
}

function Step({ step, slug, title }: StepProps) {
  const { from, to, map, rows, whole, recorded } = step
  return (
    <section className="flow__step" aria-label={title}>
      <h2>{title}</h2>
      <div className="flow__two">
        <LineageMap comparison={{ ...map, from, to }} />
        <div>
          <p>{map.mapText}</p>
          <p className="fw-help">{recorded ? 'As it was recorded.' : 'As the two texts suggest it.'}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reached by the keyboard */}
          <section className="mtx" tabIndex={0} aria-label={`Elements of ${from.label} and what became of them`}>
            <table className="fw-table">
              <caption>Elements of {from.label} and what became of them</caption>
              <thead>
                <tr>
                  <th scope="col">Before</th>
                  <th scope="col">After</th>
                  <th scope="col">What</th>
                  {recorded ? null : <th scope="col">Said about it</th>}
                </tr>
              </thead>
              <tbody>
                {rows.map(row => (
                  <Row
                    key={`${row.before.map(({ number }) => number)} ${row.after?.number}`}
                    {...{ row, slug, recorded }}
                  />
                ))}
              </tbody>
            </table>
          </section>
          {recorded || whole === 0 ? null : <p>And {countOf(whole, 'input', 'inputs')} about the text as a whole.</p>}
        </div>
      </div>
    </section>
  )
}

interface RowProps {
  readonly row: FlowStepView['rows'][number]
  readonly slug: string
  readonly recorded: boolean
}

/** What was said leads to the list of it, where it was about one element. */
function Row({ row: { kind, before, after, inputs }, slug, recorded }: RowProps) {
  const [only] = before
  const href =
    before.length === 1 && only && inputs > 0
      ? `/processes/${slug}/contributions?element=${encodeURIComponent(only.elementId)}`
      : null
  return (
    <tr>
      <td>{before.map(endName).join(', ') || '–'}</td>
      <td>{after ? endName(after) : '–'}</td>
      <td>
        <Kind kind={kind} />
      </td>
      {recorded ? null : <td className="fw-num">{href ? <a href={href}>{inputs}</a> : inputs}</td>}
    </tr>
  )
}

const endName = ({ number, handle }: { readonly number: number; readonly handle: string }) =>
  `${number} ${handle}`.trim()
