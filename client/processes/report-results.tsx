import type { ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import { Day } from '../ui/day.tsx'
import { countOf } from './answering/words.ts'
import { ruleInWords } from './rating/words.ts'
import { Section, Table } from './report-section.tsx'

interface Props {
  readonly report: ProcessReport
}

/** [PR376] What came of a process, stage by stage. */
export function Results({ report }: Props) {
  const { adopted, ballots } = report
  return (
    <>
      <Section title="Answers to what was said">
        <Answered report={report} />
      </Section>
      <Section title="Rating rounds">
        {report.rated.map(({ stage, plan }) => (
          <p key={stage}>
            {stage}: {ruleInWords(plan)}
          </p>
        ))}
        <Table report={report} section="ratings" caption="Elements by round" empty="No rating round was closed." />
        {report.rated.some(({ rounds }) => rounds.length > 0) ? (
          <Table
            report={report}
            section="rating-groups"
            caption="Elements by round and group"
            empty="Of no group enough people rated to be told of."
          />
        ) : null}
      </Section>
      <Section title="Meetings">
        <Table report={report} section="meetings" caption="Meetings" empty="No meeting was written down." />
        {report.met.length > 0 ? (
          <Table report={report} section="attendance" caption="Attendance by group" empty="Nobody was noted there." />
        ) : null}
      </Section>
      <Section title="Last call">
        <Table report={report} section="objections" caption="Objections" empty="Nobody objected." />
      </Section>
      <Section title="Ballot">
        {ballots.length > 0 ? <p>Who voted how is not told here.</p> : null}
        <Table report={report} section="ballots" caption="Ballots" empty="No ballot was held." />
      </Section>
      <Section title="Minority notes">
        <Table report={report} section="minority-notes" caption="Minority notes" empty="Nobody stood apart." />
      </Section>
      <Section title="What was adopted">
        {adopted ? <Adopted adopted={adopted} page={report.process.page} /> : <p>Nothing was adopted.</p>}
        {adopted ? (
          <Table
            report={report}
            section="lineage"
            caption="How its elements came about"
            empty="There was no version before it."
          />
        ) : null}
      </Section>
    </>
  )
}

function Answered({ report }: Props) {
  if (!report.answered) return <p>No stage that answers what was said has begun.</p>
  const { total, answered, medianDays, acknowledged } = report.answered.figures
  return (
    <>
      <p>
        {answered} of {countOf(total, 'input', 'inputs')} answered
        {medianDays === null ? '' : `, in ${medianDays} days (median)`}. Their authors: {acknowledged.satisfied}{' '}
        satisfied, {acknowledged.notSatisfied} not satisfied, {acknowledged.none + acknowledged.waiting} said nothing,
        which is no agreement.
      </p>
      <Table report={report} section="answers" caption="Answers by element and type" empty="Nothing was said." />
    </>
  )
}

function Adopted({
  adopted: { label, at, textHash, rationale, replaces },
  page,
}: {
  readonly adopted: NonNullable<ProcessReport['adopted']>
  readonly page: ProcessReport['process']['page']
}) {
  return (
    <>
      <p>
        <a href={`/wiki/${page.slug}/versions/${label}`}>
          {page.title}, {label}
        </a>
        , adopted on <Day at={at} />
        {replaces ? `, in the place of ${replaces}` : ''}.
      </p>
      {rationale ? <p>{rationale}</p> : null}
      <p className="fw-help">Its text, SHA-256 {textHash}</p>
    </>
  )
}
