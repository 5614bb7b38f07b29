import type { ProcessReport } from '@fieldword/shared/processes/report-contract.ts'
import { inShort, spanInWords } from '../ui/dates.ts'
import { ReportFacts } from './report-facts.tsx'
import { Section, Table } from './report-section.tsx'
import { involvementWords } from './words.ts'

interface Props {
  readonly report: ProcessReport
}

/** By which rules it went, and who took part. */
export function Methods({ report }: Props) {
  const { charter, people } = report
  return (
    <>
      <Section title="People">
        <p>
          {charter.joining === 'open' ? 'Whoever has an account could take part.' : 'People took part by invitation.'}{' '}
          {people.all} took part, {people.contributed} of them said something.{' '}
          {people.roles.map(({ role, people: count }) => `${involvementWords[role]}: ${count}.`).join(' ')}
        </p>
        <Table
          report={report}
          section="people"
          caption="Groups, as people declared them"
          empty="People were asked for no group."
        />
        <Table report={report} section="invitations" caption="Invitations" empty="No invitation was noted." />
        <p className="fw-help">
          Of groups with fewer than {charter.smallestCell} people nothing is told, nor of others by which it could be
          reckoned.
        </p>
      </Section>
      <Section title="Stages">
        <Table report={report} section="stages" caption="Stages" empty="No stage was planned." />
        {report.stages.map(stage => (
          <Stage key={stage.id} stage={stage} />
        ))}
      </Section>
    </>
  )
}

/** When a stage was open. */
function timeOf({ openedAt, closedAt, state }: ProcessReport['stages'][number]): string {
  if (openedAt === null) return state === 'skipped' ? 'Left out' : 'Not begun'
  return closedAt === null ? `From ${inShort(openedAt)}` : spanInWords(openedAt, closedAt)
}

function Stage({ stage }: { readonly stage: ProcessReport['stages'][number] }) {
  return (
    <section>
      <h4>
        {stage.position}. {stage.title}
      </h4>
      <p className="fw-2">{timeOf(stage)}</p>
      <p>{stage.purpose}</p>
      <p>
        {stage.figures.map(({ value, of, label }) => `${value}${of === null ? '' : ` of ${of}`} ${label}`).join(', ')}
      </p>
      {stage.report === null ? null : (
        <details className="rep__kept">
          <summary>What it kept when it closed</summary>
          <ReportFacts value={stage.report} />
        </details>
      )}
    </section>
  )
}
