import type { PageRef, ProtectionWish } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPage } from './locks.ts'
import { findPageIn, pageRefOf } from './queries.ts'

/** [PG14] [PG15] Says who may change a page's draft, and tells every process. */
export async function protectPage(platform: Platform, actor: Actor, wish: ProtectionWish): Promise<PageRef> {
  const { id: setById } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const { id: pageId } = await findPageIn(tx, wish.slug)
    const page = await lockPage(tx, pageId)
    const { editableBy, reason } = wish
    demand(actor, 'page:protect', { from: page.editableBy, to: editableBy })
    const at = platform.clock()
    const after = await tx.page.update({ where: { id: pageId }, data: { editableBy, updatedAt: at } })
    await tx.pageProtection.create({
      data: { id: platform.newId(), pageId, editableBy, reason, setById, setAt: at },
    })
    await recordEvent(tx, { kind: 'page-protected', pageId, editableBy, actorId: setById }, at)
    await platform.signals.notifyIn(tx, 'pages', pageId)
    return pageRefOf(after)
  })
}
