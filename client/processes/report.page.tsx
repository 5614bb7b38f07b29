import type { ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Day } from '../ui/day.tsx'
import { processCrumbs } from './process-crumbs.ts'
import { Methods } from './report-methods.tsx'
import { Results } from './report-results.tsx'
import { Part, Section, Table } from './report-section.tsx'
import { natureNotes, stateWords } from './words.ts'

const accord = 'https://doi.org/10.1371/journal.pmed.1004326'

/** [PR320] [PR375] The report of a process, made to be printed. */
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
  const { charter } = report
  return (
    <article className="fw-wrap rep">
      <Head report={report} />
      <Part title="Introduction">
        <Section title="Purpose and scope">{charter.scope || 'The charter says nothing of it.'}</Section>
      </Part>
      <Part title="Methods">
        <Methods report={report} />
      </Part>
      <Part title="Results">
        <Results report={report} />
        <Section title="Texts and changes">
          <Table report={report} section="changes" caption="Texts" empty="No text was frozen yet." />
          <p className="fw-help">C0 mark-up, C1 editorial, C2 changes meaning, C3 elements, after the W3C Process.</p>
        </Section>
        <Section title="Not as planned">
          <Table
            report={report}
            section="deviations"
            caption="Where it went otherwise"
            empty="It went as it was planned when it opened."
          />
        </Section>
      </Part>
      <Part title="Discussion">
        <Section title="Limitations">
          <Limitations report={report} />
        </Section>
      </Part>
      <Part title="Other information">
        <Section title="Conflicts of interest">{charter.conflicts || 'The charter says nothing of them.'}</Section>
        <Section title="Decisions">
          <Table report={report} section="decisions" caption="Decisions" empty="Nothing was decided yet." />
          <p className="fw-2">The log has {report.process.events} entries.</p>
        </Section>
      </Part>
    </article>
  )
}

function Head({ report: { process } }: { readonly report: ProcessReport }) {
  return (
    <div className="fw-pagehead">
      <Crumbs crumbs={processCrumbs(process, { name: 'Report', href: `/processes/${process.slug}/report` })} />
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
        .
      </p>
      <p className="fw-help">
        Its parts are named after <a href={accord}>ACCORD</a>, a guideline for reporting consensus methods (Gattrell et
        al., 2024). Everything in it is made from what is stored.
      </p>
      <ul className="chg__texts rep__csv">
        <li>
          <a href={`/processes/${process.slug}/report.json`}>The report as JSON</a>
        </li>
        <li>
          <a href={`/processes/${process.slug}/export.json`}>The whole process as JSON</a>
        </li>
        <li>
          <a href={`/processes/${process.slug}/prov.jsonld`}>What came of what, as PROV-O</a>
        </li>
      </ul>
    </div>
  )
}

function Limitations({ report: { limitations, process } }: { readonly report: ProcessReport }) {
  if (limitations.length === 0) return <p>What is stored shows none.</p>
  return (
    <>
      <p>As the figures above show them:</p>
      <ul>
        {limitations.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="rep__csv">
        <a href={`/processes/${process.slug}/report/limitations.csv`}>Limitations as CSV</a>
      </p>
    </>
  )
}
