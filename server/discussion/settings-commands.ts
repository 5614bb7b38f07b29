import type { Discussion } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPage, lockPage } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { aboutDiscussion } from './about.ts'
import { readSettings } from './settings-queries.ts'

interface Wish {
  readonly slug: string
  readonly closed: boolean
  readonly guests: boolean
  readonly reason: string
}

/** [DSC30] Says who may write in a page's discussion, with a reason that everybody reads. */
export async function setDiscussion(platform: Platform, actor: Actor, wish: Wish): Promise<Discussion> {
  const { id: setById } = signedIn(actor)
  demand(actor, 'discussion:set')
  const page = await findPage(platform, wish.slug)
  await platform.database.inTransaction(async tx => {
    await lockPage(tx, page.id)
    const { closed, guests, reason } = wish
    const before = await readSettings(tx, page.id)
    if (before.closed === closed && before.guests === guests) refuseWith('already-so')
    await tx.discussionSetting.create({
      data: { id: platform.newId(), pageId: page.id, closed, guests, reason, setById, setAt: platform.clock() },
    })
    await platform.signals.notifyIn(tx, 'discussion', page.id)
    await platform.signals.notifyIn(tx, 'pages', page.id)
  })
  return aboutDiscussion(platform, actor, page.slug)
}
