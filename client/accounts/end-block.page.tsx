import type { LoggedNetworkBlock } from '@fieldword/shared/accounts/networks-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { untilWords } from '../ui/block-note.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { scopeWords } from './network-words.ts'

interface Ending {
  readonly block: LoggedNetworkBlock
  readonly reason: string
}

/** [ACC33] Ends the block of an address or a range before its time. */
export default definePage<Ending>({
  path: '/blocks/:id',
  script: 'form',
  async load(api, { actor, url, form, params: { id = '' } }) {
    if (!can(actor, 'network:block')) return notAllowed(actor, url.pathname)
    return { block: await api.accounts.networkBlock({ id }), reason: reasonIn(form) }
  },
  async submit(api, { form, params: { id = '' } }) {
    await api.accounts.endNetworkBlock({ id, reason: reasonIn(form) })
    return new Redirect('/blocks')
  },
  head: ({ block }) => ({ title: `Block of ${block.range} — Fieldword`, noIndex: true }),
  View: EndBlockPage,
})

function EndBlockPage({ answer: { block, reason }, frame: { refused } }: ViewProps<Ending>) {
  return (
    <ListPage
      title={`Block of ${block.range}`}
      crumbs={[
        { name: 'Blocked addresses', href: '/blocks' },
        { name: block.range, href: `/blocks/${block.id}` },
      ]}
      lead={`${scopeWords(block.scope)} It holds ${untilWords(block.until)}. The reason: ${block.reason}`}
    >
      {block.inForce ? (
        <form className="form" method="post" noValidate>
          <RefusedNote refused={refused} />
          <ReasonField help="Kept in the log." problem={refused?.fields.reason} written={reason} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              End the block of {block.range}
            </button>
          </p>
        </form>
      ) : (
        <p>This block is over.</p>
      )}
    </ListPage>
  )
}
