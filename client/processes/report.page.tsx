import type { ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import { changeClass } from '@fieldword/shared/processes/vocabulary.ts'
import type { ReactNode } from 'react'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Day } from '../ui/day.tsx'
import { processCrumbs, textName } from './process-crumbs.ts'
import { ReportFacts } from './report-facts.tsx'
import { involvementWords, natureNotes, stateWords } from './words.ts'

/** [PR320] The report of a process, made to be printed. Its headings follow ACCORD's items where they apply. */
export default definePage<ProcessReport>({
  path: '/processes/:slug/report',
  script: 'read',
  section: 'definitions',
  load: (api, { params: { slug = '' } }) => api.processes.report({ slug }),
  head: ({ process }) => ({
    title: `Report of ${process.title} — Fieldword`,
    canonical: `/processes/${process.slug}/report`,
  }),
  View: ReportPage,
})

function ReportPage({ answer: report }: ViewProps<ProcessReport>) {
  const { process, charter, texts } = report
  const here = `/processes/${process.slug}/report`
  return (
    <article className="fw-wrap rep">
      <div className="fw-pagehead">
        <Crumbs crumbs={processCrumbs(process, { name: 'Report', href: here })} />
        <h1>Report: {process.title}</h1>
        {process.summary ? <p className="list__lead">{process.summary}</p> : null}
        {process.nature === 'real' ? null : <p className="fw-note">{natureNotes[process.nature]}</p>}
        <p className="fw-2">
          {stateWords[process.state]}
          {process.openedAt ? (
            <>
              , opened <Day at={process.openedAt} />
            </>
          ) : null}
          {process.closedAt ? (
            <>
              , over since <Day at={process.closedAt} />
            </>
          ) : null}
          . <a href={`/api/v1/processes/${process.slug}/report`}>The same as JSON</a>
        </p>
      </div>
      <Part title="Purpose and scope">{charter.scope || 'The charter says nothing of it.'}</Part>
      <Part title="Conflicts of interest">{charter.conflicts || 'The charter says nothing of them.'}</Part>
      <Part title="People">
        <People people={report.people} smallest={charter.smallestCell} />
      </Part>
      <Part title="Stages">
        <Stages stages={report.stages} />
      </Part>
      <Part title="Texts and changes">
        <ol>
          {texts.map(text => {
            const changes = report.changes.find(of => of.text === text.place)
            return (
              <li key={text.place}>
                {textName(text)}
                {changes ? `: ${changeWords(changes)}` : null}
              </li>
            )
          })}
        </ol>
        {texts.length === 0 ? 'No text was frozen yet.' : null}
      </Part>
      <Part title="Decisions">
        {report.decisions.length === 0 ? 'Nothing was decided yet.' : null}
        <ol>
          {report.decisions.map(({ number, at, kind, stage, reason }) => (
            <li key={number}>
              <Day at={at} />: {kind.replaceAll('-', ' ')}
              {stage ? `, ${stage}` : ''}
              {reason ? `. ${reason}` : ''}
            </li>
          ))}
        </ol>
        <p className="fw-2">The log has {process.events} entries.</p>
      </Part>
    </article>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className="rep__facts">{children}</div>
    </section>
  )
}

function changeWords({ all, byClass, unexplained }: ProcessReport['changes'][number]): string {
  const classes = changeClass.options.map(of => `${byClass[of] ?? 0} ${of.toUpperCase()}`).join(', ')
  return `${all} ${all === 1 ? 'change' : 'changes'} (${classes})${unexplained ? `, ${unexplained} without a reason` : ''}`
}

function People({ people, smallest }: { readonly people: ProcessReport['people']; readonly smallest: number }) {
  return (
    <>
      <p>
        {people.all} took part, {people.contributed} of them said something.{' '}
        {people.roles.map(({ role, people: count }) => `${involvementWords[role]}: ${count}`).join('. ')}
      </p>
      {people.groups.length > 0 ? (
        <table className="fw-table">
          <caption>Groups, as people declared them</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">People</th>
              <th scope="col">Aimed for</th>
            </tr>
          </thead>
          <tbody>
            {people.groups.map(({ key, name, people: count, target }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="fw-num">{count ?? `too few to tell (under ${smallest})`}</td>
                <td className="fw-num">{target === null ? 'nothing said' : `${target} %`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}

function Stages({ stages }: { readonly stages: ProcessReport['stages'] }) {
  if (stages.length === 0) return 'No stage was planned.'
  return stages.map(stage => (
    <section key={stage.id}>
      <h3>
        {stage.position}. {stage.title}
      </h3>
      <p className="fw-2">
        {stage.openedAt ? <Day at={stage.openedAt} /> : stage.state === 'skipped' ? 'Left out' : 'Not begun'}
        {stage.closedAt ? (
          <>
            {' '}
            to <Day at={stage.closedAt} />
          </>
        ) : null}
      </p>
      <p>{stage.purpose}</p>
      <p>
        {stage.figures.map(({ value, of, label }) => `${value}${of === null ? '' : ` of ${of}`} ${label}`).join(', ')}
      </p>
      <ReportFacts value={stage.report} />
      {stage.reportHash ? <p className="fw-help">Kept when it closed, SHA-256 {stage.reportHash}</p> : null}
    </section>
  ))
}
