import type { ListedAccount, LoggedBlock } from '@fieldword/shared/accounts/contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { untilWords } from '../ui/block-note.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { BlockLog } from './block-log.tsx'
import { blockIn, lengths, type SentBlock, untilOf } from './block-sent.ts'

interface Blocking {
  readonly account: ListedAccount
  readonly log: List<LoggedBlock>
  readonly sent: SentBlock
}

/** Blocks somebody, or ends that: for moderators, with a reason. */
export default definePage<Blocking>({
  path: '/people/:id/block',
  script: 'form',
  async load(api, { actor, url, query, form, params: { id = '' } }) {
    if (!can(actor, 'account:list')) return notAllowed(actor, url.pathname)
    const [account, log] = await Promise.all([
      api.accounts.read({ id }),
      api.accounts.blocks({ id, ...partOf(query), limit: 20 }),
    ])
    return { account, log, sent: blockIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    const sent = blockIn(form)
    const { reason } = sent
    if (sent.act === 'unblock') await api.accounts.unblock({ id, reason })
    else await api.accounts.block({ id, reason, until: untilOf(sent, Date.now()) })
    return new Redirect(blockHref(id))
  },
  head: ({ account }) => ({ title: `${titleOf(account)} — Fieldword`, noIndex: true }),
  View: BlockPage,
})

export function blockHref(id: string): string {
  return `/people/${id}/block`
}

function titleOf({ name, block }: ListedAccount): string {
  return block ? `${name} is blocked` : `Block ${name}`
}

function BlockPage({ answer: { account, log, sent }, frame }: ViewProps<Blocking>) {
  const { name, block } = account
  return (
    <ListPage
      title={titleOf(account)}
      lead={
        <>
          Who is blocked may read what visitors read, and write nothing. It holds at once, also for drafts that are
          open. See <a href="/people">people and roles</a>
          {can(frame.actor, 'rollback:run', account) ? (
            <>
              {' '}
              or <a href={`/people/${account.id}/roll-back`}>roll back what {name} changed</a>
            </>
          ) : null}
          .
        </>
      }
    >
      <div className="form-page">
        {block ? (
          <p className="acc__block">
            Blocked {untilWords(block.until)}
            {block.by ? ` by ${block.by.name}` : ''}: {block.reason}
          </p>
        ) : null}
        {can(frame.actor, 'account:block', account) ? (
          <BlockForm account={account} sent={sent} refused={frame.refused} />
        ) : (
          <p>You may block only accounts of a role weaker than yours.</p>
        )}
        <section className="form" aria-labelledby="log">
          <h2 id="log">Blocks so far</h2>
          <BlockLog name={name} blocks={log.items} />
          <Pagination here={frame.here} nextCursor={log.nextCursor} />
        </section>
      </div>
    </ListPage>
  )
}

interface BlockFormProps {
  readonly account: ListedAccount
  readonly sent: SentBlock
  readonly refused: Refused | null
}

function BlockForm({ account: { name, block }, sent, refused }: BlockFormProps) {
  return (
    <form className="form" method="post" noValidate>
      <RefusedNote refused={refused} />
      <input type="hidden" name="act" value={block ? 'unblock' : 'block'} />
      {block ? null : (
        <label>
          <span className="fw-label">How long</span>
          <select className="fw-select" name="days" defaultValue={sent.days}>
            {lengths.map(({ name, days }) => (
              <option key={name} value={days}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <ReasonField
        help={block ? 'Kept in the log.' : `Shown to ${name}, and kept in the log.`}
        problem={refused?.fields.reason}
        written={sent.reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          {block ? `End the block of ${name}` : `Block ${name}`}
        </button>
      </p>
    </form>
  )
}
