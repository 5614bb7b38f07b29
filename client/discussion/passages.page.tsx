import type { Discussion } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { Passage } from '@fieldword/shared/discussion/passages-contract.ts'
import { standsIn } from '@fieldword/shared/discussion/words-in.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { TextField } from '../ui/text-field.tsx'
import { commentHref } from './addresses.ts'
import { CommentForm } from './comment-form.tsx'
import { guestIn, type Sent, sentIn } from './talk-form.ts'
import { TitleField } from './title-field.tsx'
import { whyNot } from './why-not.ts'

interface Passages {
  readonly page: PagePlace
  readonly number: number
  readonly about: Discussion
  readonly passages: readonly Passage[]
  /** The words that were chosen; empty where none were. */
  readonly words: string
  /** The part that is commented on now. */
  readonly chosen: string | null
  readonly sent: Sent | null
}

/** [DSC66] A text part by part, to comment on any of them. `?words=` says which words, `?part=` which part. */
export default definePage<Passages>({
  path: '/wiki/:slug/revisions/:number/comments',
  script: 'form',
  async load(api, request) {
    const { query, form, params } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug } = page
    const number = Number(params.number)
    const [about, { items }] = await Promise.all([
      api.discussion.about({ slug }),
      api.discussion.passages({ slug, number }),
    ])
    const words = form?.get('words') ?? query.get('words')?.trim() ?? ''
    const part = form?.get('part') ?? query.get('part')
    const fitting = words && !form ? items.filter(({ text }) => standsIn(text, words)) : items
    const only = words && fitting.length === 1 ? fitting[0]?.blockId : null
    return { page, number, about, passages: fitting, words, chosen: part ?? only ?? null, sent: sentIn(form) }
  },
  async submit(api, { form, params: { slug = '', number = '' } }) {
    const { commentId, state } = await api.discussion.startOn({
      ...{ slug, number: Number(number), blockId: form.get('part') ?? '', words: form.get('words') ?? '' },
      ...{ title: form.get('title') ?? '', text: (form.get('text') ?? '').replaceAll('\r\n', '\n') },
      ...guestIn(form),
    })
    return new Redirect(state === 'held' ? `/wiki/${slug}/talk?done=held` : commentHref(slug, commentId))
  },
  head: ({ page, number }) => ({
    title: `Comment on ${page.title}, revision ${number} — Fieldword`,
    noIndex: true,
    momentary: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: PassagesPage,
})

function PassagesPage({ answer, frame }: ViewProps<Passages>) {
  const { page, number, about, passages, words } = answer
  const trail = [
    { name: `Revision ${number}`, href: `/wiki/${page.slug}/revisions/${number}` },
    { name: 'Comment', href: `/wiki/${page.slug}/revisions/${number}/comments` },
  ]
  return (
    <div className="fw-wrap talk">
      <PageHead page={page} actor={frame.actor} tab="talk" title={`Comment on ${page.title}`} trail={trail} />
      <div className="talk__one">
        {about.may.write ? <Lead answer={answer} /> : <p className="fw-help">{whyNot(about, page, frame.actor)}</p>}
        {passages.length === 0 ? (
          <Empty>
            {words
              ? 'These words stand in no part of this text. Choose words of one paragraph.'
              : 'This text has no words.'}
          </Empty>
        ) : (
          <ol className="psg">
            {passages.map(passage => (
              <Part key={passage.blockId} passage={passage} answer={answer} frame={frame} />
            ))}
          </ol>
        )}
      </div>
    </div>
  )
}

function Lead({ answer: { page, number, passages, words } }: { readonly answer: Passages }) {
  const all = `/wiki/${page.slug}/revisions/${number}/comments`
  if (!words) return <p className="fw-help">Choose the part you want to say something about, or words of it.</p>
  return (
    <p className="fw-help">
      {passages.length > 1 ? `“${words}” stands in ${passages.length} parts: choose the one you mean. ` : null}
      <a href={all}>All parts</a>
    </p>
  )
}

interface PartProps {
  readonly passage: Passage
  readonly answer: Passages
  readonly frame: Frame
}

function Part({ passage, answer, frame }: PartProps) {
  const { blockId, text, openThreads } = passage
  const { page, about, words, chosen } = answer
  const isChosen = chosen === blockId
  return (
    <li className="psg__p" id={isChosen ? 'new' : undefined}>
      <p className="psg__t" dir="auto">
        {passage.number === null ? null : <b>{passage.number}. </b>}
        {text}
      </p>
      <p className="psg__w">
        {openThreads > 0 ? (
          <a href={`/wiki/${page.slug}/talk?block=${blockId}`}>
            {openThreads === 1 ? '1 open thread' : `${openThreads} open threads`}
          </a>
        ) : null}
        {about.may.write && !isChosen ? (
          <a href={`?${new URLSearchParams({ part: blockId, ...(words ? { words } : {}) })}#new`}>
            Comment<span className="fw-vh"> on {nameOf(passage)}</span>
          </a>
        ) : null}
      </p>
      {about.may.write && isChosen ? <PartForm answer={answer} blockId={blockId} frame={frame} /> : null}
    </li>
  )
}

function PartForm({
  answer: { words, sent },
  blockId,
  frame,
}: Omit<PartProps, 'passage'> & { readonly blockId: string }) {
  const problems = sent ? frame.refused?.fields : undefined
  return (
    <CommentForm actor={frame.actor} act="start" sent={sent} refused={frame.refused}>
      <input type="hidden" name="part" value={blockId} />
      <TextField
        name="words"
        label="Words"
        isOptional
        autoComplete="off"
        maxLength={2000}
        help="As they stand above. Without any, your comment is about the whole part."
        problem={problems?.words}
        written={words}
      />
      <TitleField written={sent?.title ?? ''} problem={problems?.title} />
    </CommentForm>
  )
}

function nameOf({ kind, number, text }: Passage): string {
  if (number !== null) return `element ${number}`
  return `${kind} “${[...text].slice(0, 40).join('')}”`
}
