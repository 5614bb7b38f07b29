import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { ElementChoice, WordChoice } from './element-choice.tsx'
import { Happened } from './happened.tsx'
import { answerWords, countOf } from './words.ts'

interface HappenedSectionProps {
  readonly head: AnswersHead
  readonly rows: readonly AnswerRow[]
}

/** [PR124] For the page of a process: the first few, and the way to all. */
export function HappenedSection({ head: { process, figures, elements }, rows }: HappenedSectionProps) {
  if (rows.length === 0) return null
  const at = `/processes/${process.slug}/what-happened`
  return (
    <section className="proc__sec" aria-labelledby="happened">
      <header>
        <h2 id="happened">What happened to each comment</h2>
        <p className="fw-2">
          {countOf(figures.total, 'comment', 'comments')}, {inFigures(figures.answered)} answered.
        </p>
        <form className="tr__f" action={at}>
          <ElementChoice {...{ name: 'element', label: 'Element', any: 'All elements', elements, chosen: undefined }} />
          <WordChoice
            {...{ name: 'kind', label: 'Answer', any: 'Any answer', words: answerWords, chosen: undefined }}
          />
          <button type="submit" className="fw-btn fw-btn--sm">
            Show
          </button>
        </form>
      </header>
      <Happened slug={process.slug} page={process.page} rows={rows} elements={elements} />
      <p>
        <a href={at}>All {countOf(figures.total, 'comment', 'comments')} and answers</a>
      </p>
    </section>
  )
}
