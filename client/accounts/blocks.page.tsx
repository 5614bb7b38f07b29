import type { LoggedNetworkBlock } from '@fieldword/shared/accounts/networks-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { untilWords } from '../ui/block-note.tsx'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { blockIn, lengths, untilOf } from './block-sent.ts'
import { scopes, scopeWords, standingWords } from './network-words.ts'

interface Sent {
  readonly range: string
  readonly scope: LoggedNetworkBlock['scope']
  readonly days: string
  readonly reason: string
}

interface Blocks {
  readonly blocks: List<LoggedNetworkBlock>
  readonly sent: Sent
}

/** [ACC30–ACC33] Blocked addresses and ranges: for moderators. */
export default definePage<Blocks>({
  path: '/blocks',
  script: 'form',
  async load(api, { actor, url, query, form }) {
    if (!can(actor, 'network:block')) return notAllowed(actor, url.pathname)
    return { blocks: await api.accounts.networkBlocks({ ...partOf(query), limit: 30 }), sent: sentIn(form) }
  },
  async submit(api, { form }) {
    const { range, scope, reason } = sentIn(form)
    await api.accounts.blockNetwork({ range, scope, reason, until: untilOf(blockIn(form), Date.now()) })
    return new Redirect('/blocks')
  },
  head: () => ({ title: 'Blocked addresses — Fieldword', noIndex: true }),
  View: BlocksPage,
})

function sentIn(form: URLSearchParams | null): Sent {
  const asked = form?.get('scope')
  return {
    range: form?.get('range') ?? '',
    scope: scopes.find(({ scope }) => scope === asked)?.scope ?? 'visitors',
    days: blockIn(form).days,
    reason: reasonIn(form),
  }
}

function BlocksPage({ answer: { blocks, sent }, frame }: ViewProps<Blocks>) {
  return (
    <ListPage
      title="Blocked addresses"
      lead={
        <>
          Addresses and ranges that nobody makes accounts or writes from. Accounts are blocked one by one, at{' '}
          <a href="/people">People and roles</a>. The wiki keeps no address it sees: take it from the log of your proxy.
        </>
      }
      tools={
        <a className="fw-btn" href="/appeals">
          Appeals
        </a>
      }
    >
      <div className="form-page">
        <BlockForm sent={sent} refused={frame.refused} />
        <section className="form" aria-labelledby="log">
          <h2 id="log">Blocks so far</h2>
          {blocks.items.length > 0 ? (
            <ol className="acc__log" aria-label="Blocks, newest first">
              {blocks.items.map(block => (
                <Row key={block.id} block={block} />
              ))}
            </ol>
          ) : (
            <p className="fw-help">No address was ever blocked.</p>
          )}
          <Pagination here={frame.here} nextCursor={blocks.nextCursor} />
        </section>
      </div>
    </ListPage>
  )
}

function Row({ block }: { readonly block: LoggedNetworkBlock }) {
  const { id, range, scope, reason, until, at, by, ended, inForce } = block
  return (
    <li>
      <p>
        <b className="acc__range">{range}</b> <span className="fw-muted">{standingWords(block)}</span>{' '}
        {inForce ? (
          <a href={`/blocks/${id}`}>
            End<span className="fw-vh"> the block of {range}</span>
          </a>
        ) : null}
      </p>
      <p>
        {scopeWords(scope)} <Day at={at} />
        {by ? ` by ${by.name}` : ''}, {untilWords(until)}: {reason}
      </p>
      {ended ? (
        <p>
          Ended <Day at={ended.at} />
          {ended.by ? ` by ${ended.by.name}` : ''}: {ended.reason}
        </p>
      ) : null}
    </li>
  )
}

function BlockForm({ sent, refused }: { readonly sent: Sent; readonly refused: Refused | null }) {
  return (
    <form className="form" method="post" noValidate>
      <RefusedNote refused={refused} />
      <TextField
        name="range"
        label="Address or range"
        autoComplete="off"
        help="Such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/48."
        problem={refused?.fields.range}
        written={sent.range}
        maxLength={60}
      />
      <fieldset className="acc__scopes">
        <legend className="fw-label">What it stops</legend>
        {scopes.map(({ scope, name, stops }) => (
          <label key={scope} className="fw-check">
            <input type="radio" name="scope" value={scope} defaultChecked={scope === sent.scope} />
            <span>
              {name} <span className="fw-help">{stops}</span>
            </span>
          </label>
        ))}
      </fieldset>
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
      <ReasonField
        help="Shown to whoever comes from there, and kept in the log."
        problem={refused?.fields.reason}
        written={sent.reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Block
        </button>
      </p>
    </form>
  )
}
