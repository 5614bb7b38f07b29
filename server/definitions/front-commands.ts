import type { Front } from '@fieldword/shared/definitions/front-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readFront } from './front.ts'
import { only } from './front-queries.ts'
import { readInForce } from './queries.ts'
import { findDefinition } from './reading.ts'

/** [DEF80] Says which definition leads. Only one that is in force does. */
export async function setLead(platform: Platform, actor: Actor, slug: string | null): Promise<Front> {
  demand(actor, 'wiki:set-front')
  const { id: actorId } = signedIn(actor)
  const page = slug === null ? null : await findDefinition(platform, actor, slug)
  await platform.database.inTransaction(async tx => {
    if (page && !(await readInForce(tx, [page.id])).has(page.id)) refuseWith('nothing-in-force')
    const at = platform.clock()
    const chosen = { leadPageId: page?.id ?? null, setById: actorId, setAt: at }
    await tx.frontPage.upsert({ where: { id: only }, create: { id: only, ...chosen }, update: chosen })
    await recordEvent(tx, { kind: 'front-page-set', pageId: page?.id ?? null, actorId }, at)
    await platform.signals.notifyIn(tx, 'pages', 'front')
  })
  return readFront(platform, actor)
}
