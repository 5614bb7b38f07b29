import type { ListedAccount } from '@fieldword/shared/accounts/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { untilWords } from '../ui/block-note.tsx'
import { blockHref } from './block.page.tsx'

interface BlockCellProps {
  readonly account: ListedAccount
  readonly actor: Actor
}

/** Whether somebody is blocked, and for whoever may change that the way there. */
export function BlockCell({ account, actor }: BlockCellProps) {
  const { id, name, block } = account
  return (
    <div className="acc__block">
      {block ? (
        <p>
          <b>Blocked</b> {untilWords(block.until)}
          {block.by ? ` by ${block.by.name}` : ''}: {block.reason}
        </p>
      ) : null}
      {can(actor, 'account:block', account) ? (
        <p>
          <a href={blockHref(id)}>
            {block ? 'End the block' : 'Block'}
            <span className="fw-vh">{block ? ` of ${name}` : ` ${name}`}</span>
          </a>
        </p>
      ) : null}
      {can(actor, 'account:trust', account) ? (
        <p>
          <a href={`/people/${id}/trust`}>
            Trust<span className="fw-vh"> in {name}</span>
          </a>
        </p>
      ) : null}
    </div>
  )
}
