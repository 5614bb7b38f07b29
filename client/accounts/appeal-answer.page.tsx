import type { ReadAppeal } from '@fieldword/shared/accounts/appeals-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { untilWords } from '../ui/block-note.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { textIn } from './appeal-form.ts'
import { stateWords, whoWords } from './appeal-words.ts'
import { Conversation } from './conversation.tsx'
import { MessageField } from './message-field.tsx'
import { scopeWords } from './network-words.ts'

interface Answering {
  readonly appeal: ReadAppeal
  readonly text: string
}

/** [ACC36] A moderator answers somebody who is blocked, lifts the block or declines. */
export default definePage<Answering>({
  path: '/appeals/:id',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, form, params: { id = '' } }) {
    if (!can(actor, 'appeal:answer')) return notAllowed(actor, url.pathname)
    return { appeal: await api.accounts.readAppeal({ id }), text: textIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    const pressed = form.get('act')
    const act = pressed === 'lift' || pressed === 'decline' ? pressed : 'answer'
    await api.accounts.answerAppeal({ id, act, text: textIn(form) })
    return new Redirect(`/appeals/${id}`)
  },
  head: ({ appeal }) => ({ title: `Appeal of ${whoWords(appeal)} — Fieldword`, noIndex: true }),
  View: AnswerPage,
})

function AnswerPage({ answer: { appeal, text }, frame: { refused } }: ViewProps<Answering>) {
  const { block, messages, state } = appeal
  const isOpen = state === 'waiting' || state === 'answered'
  return (
    <ListPage
      title={`Appeal of ${whoWords(appeal)}`}
      crumbs={[
        { name: 'Appeals', href: '/appeals' },
        { name: whoWords(appeal), href: `/appeals/${appeal.id}` },
      ]}
      lead={
        <>
          {block.inForce ? `Blocked ${untilWords(block.until)}` : 'The block is over'}
          {block.by ? `. It was made by ${block.by.name}` : ''}: {block.reason}
          {block.network ? ` ${scopeWords(block.network.scope)}` : ''}{' '}
          {appeal.person ? <a href={`/people/${appeal.person.id}`}>What {appeal.person.name} wrote</a> : null}
        </>
      }
    >
      <div className="form-page">
        <Conversation messages={messages} other={appeal.person?.name ?? 'A visitor'} />
        {isOpen ? <AnswerForm text={text} refused={refused} /> : <p role="status">{stateWords[state]}.</p>}
      </div>
    </ListPage>
  )
}

interface AnswerFormProps {
  readonly text: string
  readonly refused: Refused | null
}

function AnswerForm({ text, refused }: AnswerFormProps) {
  return (
    <form className="form" method="post" noValidate>
      <RefusedNote refused={refused} />
      <MessageField
        label="Your answer"
        help="They read it, with your name. To lift the block or to decline ends this conversation."
        problem={refused?.fields.text}
        written={text}
      />
      <p className="acc__acts--send">
        <button type="submit" className="fw-btn fw-btn--primary" name="act" value="answer">
          Answer
        </button>
        <button type="submit" className="fw-btn" name="act" value="lift">
          Lift the block
        </button>
        <button type="submit" className="fw-btn" name="act" value="decline">
          Decline
        </button>
      </p>
    </form>
  )
}
