import { can } from '@fieldword/shared/policy/can.ts'
import type { ContributionPage } from '@fieldword/shared/processes/commenting-contract.ts'
import type { AnswerOf } from '@fieldword/shared/processes/dispositions-contract.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../../platform/page.ts'
import { RefusedNote } from '../../ui/refused-note.tsx'
import { carryOut, type Sent, sentIn } from './act-form.ts'
import { contributionHref, deskHref, wordsHref } from './addresses.ts'
import { CommentForm } from './comment-form.tsx'
import { HeadOfProcess } from './process-head.tsx'
import { Said } from './said.tsx'
import { WhatHappened } from './what-happened.tsx'
import { kindWords, laterWords } from './words.ts'

interface OneContribution {
  readonly contribution: ContributionPage
  readonly answer: AnswerOf
  readonly sent: Sent | null
}

/** [PR72] One contribution, on the words it was said about, and what happened to it. */
export default definePage<OneContribution>({
  path: '/processes/:slug/contributions/:number',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', number }, form }) {
    const one = { slug, number: Number(number) }
    const [contribution, answer] = await Promise.all([api.processes.contribution(one), api.processes.answer(one)])
    return { contribution, answer, sent: sentIn(form) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const number = await carryOut(api, slug, form)
    return number === null ? null : new Redirect(contributionHref(slug, number))
  },
  head: ({ contribution: { kind, number, process } }) => ({
    title: `${kindWords[kind]} ${number}: ${process.title} — Fieldword`,
    momentary: true,
    noIndex: true,
  }),
  View: ContributionPageView,
})

function ContributionPageView({ answer: { contribution, answer, sent }, frame }: ViewProps<OneContribution>) {
  const { process, number, kind, stage, element, question } = contribution
  const { slug } = process
  const trail = [
    { name: stage.title, href: stage.kind === 'comment' ? deskHref(slug) : `/processes/${slug}` },
    { name: `${kindWords[kind]} ${number}`, href: contributionHref(slug, number) },
  ]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title={`${kindWords[kind]} ${number}`} trail={trail} />
      <div className="desk__cols">
        <div>
          {sent ? <RefusedNote refused={frame.refused} /> : null}
          {question ? <p className="desk__asked">{question}</p> : null}
          <Said slug={slug} contribution={contribution} alone />
          <Similar slug={slug} numbers={contribution.similar} />
          <OwnActs contribution={contribution} sent={sent} frame={frame} />
        </div>
        <aside className="desk__side" aria-label="About this">
          <WhatHappened slug={slug} contribution={contribution} answer={answer} />
          {element ? <Original contribution={contribution} /> : null}
          <section aria-labelledby="hash">
            <h2 className="fw-sideh" id="hash">
              Its hash
            </h2>
            <p className="desk__hash">{contribution.hash}</p>
          </section>
        </aside>
      </div>
    </div>
  )
}

/** [PR74] */
function Similar({ slug, numbers }: { readonly slug: string; readonly numbers: readonly number[] }) {
  if (numbers.length === 0) return null
  return (
    <p className="fw-help">
      Similar:{' '}
      {numbers.map((number, place) => (
        <span key={number}>
          {place > 0 ? ', ' : null}
          <a href={contributionHref(slug, number)}>{number}</a>
        </span>
      ))}
    </p>
  )
}

/** [PR72] The element as it was when this was said, and what became of it. */
function Original({
  contribution: { element, words, revision, later, process },
}: {
  readonly contribution: ContributionPage
}) {
  if (!element) return null
  const place = words === null ? -1 : element.text.indexOf(words)
  return (
    <section aria-labelledby="original">
      <h2 className="fw-sideh" id="original">
        The words it is about
      </h2>
      <p className="fw-help">
        Element {element.number}
        {element.handle ? `, ${element.handle}` : ''}, as it was in{' '}
        {revision ? (
          <a href={`/wiki/${process.page.slug}/history/${revision.number}`}>revision {revision.number}</a>
        ) : (
          'a text that is not shown'
        )}
      </p>
      <p className="desk__text">
        {place < 0 || words === null ? (
          element.text
        ) : (
          <>
            {element.text.slice(0, place)}
            <mark className="desk__mark">{words}</mark>
            {element.text.slice(place + words.length)}
          </>
        )}
      </p>
      {later ? (
        <p className="fw-help">
          {laterWords[later.state]}{' '}
          <a href={`/wiki/${process.page.slug}/history/${later.revision.number}`}>Revision {later.revision.number}</a>
          {later.element && later.element.number !== element.number ? `, element ${later.element.number}` : ''}
        </p>
      ) : null}
    </section>
  )
}

interface OwnActsProps {
  readonly contribution: ContributionPage
  readonly sent: Sent | null
  readonly frame: Frame
}

/** [PR75] [PR78] What its author, and moderators, can do with it. */
function OwnActs({ contribution, sent, frame }: OwnActsProps) {
  const { may, number, process, state, element, words } = contribution
  const again = sent?.act === 'comment' ? sent : null
  return (
    <div className="desk__acts">
      {may.again ? (
        <details className="desk__write" open={again !== null}>
          <summary>Say it differently</summary>
          <p className="fw-help">This one is withdrawn, and stays to be read. What you write now takes its place.</p>
          <CommentForm
            id="again"
            element={element}
            replaces={number}
            written={again ?? firstWords(contribution, words)}
            refused={again && frame.refused}
            button="Withdraw this and send"
          />
        </details>
      ) : null}
      {may.withdraw ? (
        <form method="post">
          <input type="hidden" name="act" value="withdraw" />
          <input type="hidden" name="number" value={number} />
          <button type="submit" className="fw-btn">
            Withdraw
          </button>
        </form>
      ) : null}
      {may.moderate ? (
        <p>
          <a href={`${contributionHref(process.slug, number)}/hide`}>
            {state === 'hidden' ? 'Show it again' : 'Hide it for its conduct'}
          </a>
        </p>
      ) : null}
      {can(frame.actor, 'revision:redact') && state !== 'redacted' ? (
        <p>
          <a href={wordsHref(process.slug, 'contribution', contribution.id)}>Destroy its words</a>
        </p>
      ) : null}
    </div>
  )
}

function firstWords(contribution: ContributionPage, words: string | null): Sent {
  const { element, type, text, proposedText, number } = contribution
  return {
    ...{ act: 'comment', number, element: element?.id ?? '', words: words ?? '', from: null, type, text, stratum: '' },
    proposedText: proposedText ?? '',
  }
}
