import type { ElementRef } from '@fieldword/shared/processes/answering-parts.ts'
import type { AnswerRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import { IconArrowRight } from '@tabler/icons-react'
import { AnswerBadge } from './answer-badge.tsx'
import { Changes } from './linked-change.tsx'
import { Said } from './said.tsx'
import { inputWords } from './words.ts'

interface HappenedProps {
  readonly slug: string
  readonly page: { readonly slug: string }
  readonly rows: readonly AnswerRow[]
  readonly elements: readonly ElementRef[]
}

/** [PR124] Each row runs from what was said to what was decided to what changed. */
export function Happened({ slug, page, rows, elements }: HappenedProps) {
  return (
    <ol className="tr">
      {rows.map(row => (
        <li key={row.input.number}>
          <div className="tr__c">
            <small>
              <a href={`/processes/${slug}/what-happened/${row.input.number}`}>
                {inputWords[row.input.kind]} {row.input.number}
              </a>
              <About elementId={row.input.elementId} elements={elements} />
            </small>
            <Said input={row.input} />
          </div>
          <Arrow />
          <div className="tr__d">
            <Decided row={row} slug={slug} />
          </div>
          <Arrow />
          <div className="tr__x">
            {row.answers.length > 0 ? <Changes answers={row.answers} page={page} elements={elements} /> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Arrow() {
  return (
    <span className="tr__a">
      <IconArrowRight className="i" aria-hidden="true" />
    </span>
  )
}

export function About({
  elementId,
  elements,
}: {
  readonly elementId: string | null
  readonly elements: readonly ElementRef[]
}) {
  const element = elements.find(({ id }) => id === elementId)
  return element ? `, element ${element.number}` : null
}

function Decided({ row, slug }: { readonly row: AnswerRow; readonly slug: string }) {
  if (row.answers.length === 0) {
    return row.input.state === 'published' ? <p className="fw-muted">Not answered yet</p> : null
  }
  return row.answers.map(answer => (
    <div key={answer.id}>
      {answer.part > 0 ? <small>“{row.parts.find(({ number }) => number === answer.part)?.quote}”</small> : null}
      <AnswerBadge kind={answer.kind} duplicateOf={answer.duplicateOf} />
      {answer.rationale ? <p>{answer.rationale}</p> : null}
      {answer.duplicateOf ? (
        <p>
          <a href={`/processes/${slug}/what-happened/${answer.duplicateOf}`}>Answered with {answer.duplicateOf}</a>
        </p>
      ) : null}
    </div>
  ))
}
