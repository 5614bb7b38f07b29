import { can } from '@fieldword/shared/policy/can.ts'
import type { AnswerOf, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { AnswersTo } from './answering/answers-to.tsx'
import { Said, Who } from './answering/said.tsx'
import { inputWords, typeWords } from './answering/words.ts'
import { wordsHref } from './contributions/addresses.ts'

interface Answer {
  readonly head: AnswersHead
  readonly answer: AnswerOf
  /** What was filled in, where it was refused. */
  readonly words: string
}

/** [PR120] [PR124] What happened to one contribution; its author says here whether they are satisfied. */
export default definePage<Answer>({
  path: '/processes/:slug/what-happened/:number',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', number = '' }, form }) {
    const [head, answer] = await Promise.all([
      api.processes.answersHead({ slug }),
      api.processes.answer({ slug, number: Number(number) }),
    ])
    return { head, answer, words: form?.get('words') ?? '' }
  },
  async submit(api, { params: { slug = '', number = '' }, form }) {
    const words = (form.get('words') ?? '').replaceAll('\r\n', '\n')
    await api.processes.acknowledge({
      slug,
      id: form.get('id') ?? '',
      satisfied: form.get('satisfied') === 'yes',
      words,
    })
    return new Redirect(`/processes/${slug}/what-happened/${number}#said`)
  },
  head: ({ head: { process }, answer: { input } }) => ({
    title: `${inputWords[input.kind]} ${input.number}: ${process.title} — Fieldword`,
    noIndex: true,
  }),
  View: AnswerView,
})

function AnswerView({ answer: { head, answer, words }, frame }: ViewProps<Answer>) {
  const { process } = head
  const { input } = answer
  const at = `/processes/${process.slug}`
  const name = `${inputWords[input.kind]} ${input.number}`
  const element = answer.elements.find(({ id }) => id === input.elementId)
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            { name: process.title, href: at },
            { name: 'Comments and answers', href: `${at}/what-happened` },
            { name, href: `${at}/what-happened/${input.number}` },
          ]}
        />
        <h1>What happened to {name.toLowerCase()}</h1>
      </div>
      <div className="ans">
        <section aria-labelledby="what-was-said">
          <h2 id="what-was-said">What was said</h2>
          <div className="ans__q">
            <Said input={input} />
          </div>
          {input.proposedText ? (
            <p>
              Proposed: <span className="fw-serif">{input.proposedText}</span>
            </p>
          ) : null}
          <p className="fw-help">
            {typeWords[input.type]}, {element ? `element ${element.number}, ${element.handle}` : 'the whole text'}.{' '}
            <Who by={input.by} /> <time dateTime={input.writtenAt}>{toTheMinute(input.writtenAt)}</time>
          </p>
        </section>
        <RefusedNote refused={frame.refused} />
        <AnswersTo
          slug={process.slug}
          page={process.page}
          answer={answer}
          words={words}
          moderates={can(frame.actor, 'comment:moderate')}
        />
        {can(frame.actor, 'revision:redact')
          ? answer.answers.map(({ id }) => (
              <p key={id}>
                <a href={wordsHref(process.slug, 'answer', id)}>Destroy the words of an answer</a>
              </p>
            ))
          : null}
      </div>
    </div>
  )
}
