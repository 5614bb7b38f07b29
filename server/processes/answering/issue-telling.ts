import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Withheld } from '@fieldword/shared/processes/withheld.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { readWithheld, toldTo, withheldOf } from '../withholding-queries.ts'

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
  // An issue is nobody's own.
  const told = ({ id, title }: Named) => toldTo(actor, held.get(id), { text: title, own: false })
  return {
    withheldOf: id => withheldOf(held.get(id)),
    isRead: id => told({ id, title: '' }).instead === null,
    titleOf: issue => told(issue).instead ?? issue.title,
  }
}
