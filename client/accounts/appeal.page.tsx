import type { OwnAppeal } from '@fieldword/shared/accounts/appeals-contract.ts'
import type { Block } from '@fieldword/shared/policy/actor.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { blockWords } from '../ui/block-note.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { textIn } from './appeal-form.ts'
import { Conversation } from './conversation.tsx'
import { MessageField } from './message-field.tsx'

interface Own {
  readonly appeal: OwnAppeal
  readonly text: string
  /** By which a visitor came back. */
  readonly key: string | null
}

/** [ACC35] Whoever is blocked reads why and writes to moderators. */
export default definePage<Own>({
  path: '/appeal',
  script: 'form',
  async load(api, { query, form }) {
    const key = query.get('key')
    return { key, appeal: await api.accounts.ownAppeal(key ? { key } : {}), text: textIn(form) }
  },
  async submit(api, { form, query }) {
    const before = query.get('key')
    const { key } = await api.accounts.sendAppeal({ text: textIn(form), ...(before ? { key: before } : {}) })
    return new Redirect(key ? `/appeal?key=${encodeURIComponent(key)}` : '/appeal')
  },
  head: () => ({ title: 'Ask about a block — Fieldword', noIndex: true, momentary: true }),
  View: AppealPage,
})

function AppealPage({ answer: { appeal, text, key }, frame: { refused } }: ViewProps<Own>) {
  const { block, conversation, mayWrite } = appeal
  return (
    <ListPage title="Ask about a block" lead={leadOf(block)}>
      <div className="form-page">
        {key && block ? (
          <p className="fw-note">Keep the address of this page: the answer appears here, and nowhere else.</p>
        ) : null}
        {conversation ? <Conversation messages={conversation.messages} other="You" /> : null}
        {conversation ? <p role="status">{standings[conversation.state]}</p> : null}
        {mayWrite ? <AppealForm text={text} refused={refused} /> : null}
      </div>
    </ListPage>
  )
}

function leadOf(block: Block | null): string {
  if (!block) return 'Neither your account nor the network you come from is blocked.'
  return `${block.network ? 'The network you come from is blocked.' : 'Your account is blocked.'} ${blockWords(block)}`
}

const standings = {
  waiting: 'Your message waits for a moderator. You can write again once it is answered.',
  answered: 'You can write once more.',
  lifted: 'The block was lifted.',
  ended: 'The block has ended. Nothing more can be written about it here.',
  declined: 'The block stays. Nothing more can be written about it here.',
} as const

function AppealForm({ text, refused }: { readonly text: string; readonly refused: Refused | null }) {
  return (
    <form className="form" method="post" noValidate>
      <RefusedNote refused={refused} />
      <MessageField
        label="Your message to the moderators"
        help="Say what happened, and what you would do otherwise. Moderators read it, nobody else. One message, then wait for the answer."
        problem={refused?.fields.text}
        written={text}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Send
        </button>
      </p>
    </form>
  )
}
