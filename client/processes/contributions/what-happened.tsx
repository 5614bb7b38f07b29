import type { ContributionPage } from '@fieldword/shared/processes/commenting-contract.ts'
import type { AnswerOf } from '@fieldword/shared/processes/dispositions-contract.ts'
import { AnswerBadge } from '../answering/answer-badge.tsx'

interface WhatHappenedProps {
  readonly slug: string
  readonly contribution: ContributionPage
  readonly answer: AnswerOf
}

/** [PR124] What came of a contribution, in short; a page of its own says all of it. */
export function WhatHappened({ slug, contribution: { state, number }, answer }: WhatHappenedProps) {
  return (
    <section aria-labelledby="what-happened">
      <h2 className="fw-sideh" id="what-happened">
        What happened to it
      </h2>
      {answer.answers.map(one => (
        <div key={one.id}>
          <p>
            <AnswerBadge kind={one.kind} duplicateOf={one.duplicateOf} />
          </p>
          {one.rationale ? <p>{one.rationale}</p> : null}
        </div>
      ))}
      {answer.answers.length > 0 ? (
        <p>
          <a href={`/processes/${slug}/what-happened/${number}`}>
            {answer.may.acknowledge.length > 0 ? 'Say whether you are satisfied' : 'What changed, and who decided'}
          </a>
        </p>
      ) : (
        <p className="fw-muted">
          {state === 'withdrawn'
            ? 'Nothing: it was withdrawn.'
            : 'Nothing yet. What is decided about it will stand here.'}
        </p>
      )}
    </section>
  )
}
