import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Withheld } from '@fieldword/shared/processes/withheld.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { readWithheld, toldInstead, withheldOf } from '../withholding-queries.ts'

interface Named {
  readonly id: string
  readonly title: string
}

/** [PR352] How issues are told: by what they are called, or by what stands in its place. Moderators still read what is hidden. */
export interface IssueTelling {
  readonly withheldOf: (id: string) => Withheld
  /** Whether its words are read. */
  readonly isRead: (id: string) => boolean
  readonly titleOf: (issue: Named) => string
}

export async function issueTelling(tx: Tx, actor: Actor, ids: readonly string[]): Promise<IssueTelling> {
  const held = await readWithheld(tx, [...new Set(ids)])
  const moderates = can(actor, 'comment:moderate')
  const isRead = (id: string) => {
    const withheld = withheldOf(held.get(id))
    return withheld === null || (moderates && withheld.state === 'hidden')
  }
  return {
    withheldOf: id => withheldOf(held.get(id)),
    isRead,
    titleOf: ({ id, title }) => (isRead(id) ? title : (toldInstead(held.get(id)) ?? title)),
  }
}
