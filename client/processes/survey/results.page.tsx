import { isInWords, type Question } from '@fieldword/shared/processes/survey.ts'
import type { SurveyResults } from '@fieldword/shared/processes/survey-contract.ts'
import { definePage, type ViewProps } from '../../platform/page.ts'
import { Empty } from '../../ui/empty.tsx'
import { processHref } from '../contributions/addresses.ts'
import { HeadOfProcess } from '../contributions/process-head.tsx'

/** [PR65] [PR66] How often what was answered: by everybody, and by each group that is large enough. */
export default definePage<SurveyResults>({
  path: '/processes/:slug/survey/results',
  script: 'form',
  section: 'definitions',
  load: (api, { params: { slug = '' } }) => api.processes.surveyResults({ slug }),
  head: ({ stage, process }) => ({
    title: `Results of ${stage.title}: ${process.title} — Fieldword`,
    momentary: true,
    noIndex: stage.state === 'open',
  }),
  View: ResultsPage,
})

function ResultsPage({ answer }: ViewProps<SurveyResults>) {
  const { process, stage, questions, groups, smallestCell } = answer
  const under = processHref(process.slug)
  const trail = [
    { name: stage.title, href: `${under}/survey` },
    { name: 'Results', href: `${under}/survey/results` },
  ]
  const [everybody, ...others] = groups
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title={`Results of ${stage.title.toLowerCase()}`} trail={trail} />
      <p className="fw-help">
        {everybody?.people ?? 0} people answered.
        {others.some(({ tallies }) => tallies === null)
          ? ` Of groups with fewer than ${smallestCell} people nothing is told, nor of what could be worked out from the rest.`
          : ''}
      </p>
      {(everybody?.people ?? 0) === 0 ? <Empty>Nobody has answered yet.</Empty> : null}
      {(everybody?.people ?? 0) > 0
        ? questions.map((question, index) => (
            <ResultOf key={question.key} {...{ question, groups, place: index + 1, under }} />
          ))
        : null}
    </div>
  )
}

interface ResultProps {
  readonly question: Question
  readonly place: number
  readonly groups: SurveyResults['groups']
  readonly under: string
}

function ResultOf({ question, place, groups, under }: ResultProps) {
  const told = groups.flatMap(({ name, tallies }) => {
    const tally = tallies?.find(each => each.question === question.key)
    return tally ? [{ name, tally }] : []
  })
  const [all] = told
  if (!all) return null
  const heading = `result-${question.key}`
  return (
    <section className="result" aria-labelledby={heading}>
      <h2 id={heading}>
        {place}. {question.text}
      </h2>
      <p className="fw-help">
        {all.tally.answered} answered.
        {isInWords(question) ? (
          <>
            {' '}
            <a href={`${under}/answers`}>Read what they said</a>
          </>
        ) : null}
      </p>
      {all.tally.values.length > 0 ? (
        <div className="desk__tablebox">
          <table className="desk__table result__table">
            <thead>
              <tr>
                <th scope="col">Answer</th>
                {told.map(({ name, tally }) => (
                  <th key={name} scope="col" className="r">
                    {name} <small>{tally.answered}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {all.tally.values.map(({ value, name, count, place }) => (
                <tr key={value}>
                  <th scope="row">
                    {name}
                    <svg className="result__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                      <rect width={percent(count, all.tally.answered)} height={1} />
                    </svg>
                  </th>
                  {told.map(each => (
                    <td key={each.name} className="r fw-num">
                      {place === null ? cellOf(each.tally, value) : placeOf(each.tally, value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {question.kind === 'ranking' ? <p className="fw-help">The mean place, 1 for the first.</p> : null}
        </div>
      ) : null}
    </section>
  )
}

type Tally = NonNullable<SurveyResults['groups'][number]['tallies']>[number]

const percent = (count: number, of: number) => (of === 0 ? 0 : Math.round((100 * count) / of))

function cellOf({ values, answered }: Tally, value: string): string {
  const count = values.find(each => each.value === value)?.count ?? 0
  return `${count} (${percent(count, answered)} %)`
}

function placeOf({ values }: Tally, value: string): string {
  return values.find(each => each.value === value)?.place?.toFixed(1) ?? '–'
}
