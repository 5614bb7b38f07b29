import type { ContestView, IssueRef } from '@fieldword/shared/processes/issues-contract.ts'
import { inWords } from '../../ui/dates.ts'
import { ConductWords } from '../conduct-words.tsx'

interface ContestsProps {
  readonly slug: string
  readonly contests: readonly ContestView[]
  /** Where a contribution may go. */
  readonly issues: readonly IssueRef[]
  readonly mayWork: boolean
  readonly title: string
  /** Whether whoever reads it hides words for their conduct. */
  readonly moderates: boolean
}

/** [PR154] What is contested, and the answers. */
export function Contests({ slug, contests, issues, mayWork, title, moderates }: ContestsProps) {
  if (contests.length === 0) return null
  return (
    <section aria-labelledby="contested">
      <h2 id="contested">{title}</h2>
      {contests.map(contest => (
        <article key={contest.id} className="ans__a">
          <p>
            <a href={`/processes/${slug}/what-happened/${contest.contribution}`}>Contribution {contest.contribution}</a>
            :
          </p>
          <ConductWords
            {...{ text: contest.reason, withheld: contest.withheld, words: { kind: 'contest', id: contest.id } }}
            moderated={moderates ? slug : null}
          />
          <p className="fw-help">
            {contest.by.person ? `${contest.by.person.name}, ` : ''}
            {inWords(contest.at)}
            {contest.issue ? `, under “${contest.issue.title}”` : ', under no issue'}
          </p>
          {contest.outcome ? (
            <p>
              <b>{contest.outcome === 'moved' ? 'Moved.' : 'It stays.'}</b> {contest.answer}
            </p>
          ) : mayWork ? (
            <AnswerForm contest={contest} issues={issues} />
          ) : (
            <p className="fw-help">An editor will answer.</p>
          )}
        </article>
      ))}
    </section>
  )
}

function AnswerForm({ contest, issues }: { readonly contest: ContestView; readonly issues: readonly IssueRef[] }) {
  return (
    <form method="post" className="iss__f">
      <input type="hidden" name="id" value={contest.id} />
      <label>
        Answer, for everybody to read
        <textarea className="fw-input" name="answer" rows={2} maxLength={500} />
      </label>
      <label>
        Where it goes, if it is moved
        <select className="fw-select fw-select--sm" name="to">
          <option value="">Under no issue</option>
          {issues.map(({ number, title }) => (
            <option key={number} value={number}>
              {number} {title}
            </option>
          ))}
        </select>
      </label>
      <p className="rd__act">
        <button type="submit" name="act" value="moved" className="fw-btn fw-btn--sm">
          Move it
        </button>
        <button type="submit" name="act" value="stays" className="fw-btn fw-btn--sm">
          It stays
        </button>
      </p>
    </form>
  )
}
