import { inForce, nextEnd, protectionAt, roleOf } from '@fieldword/shared/pages/protection.ts'
import type { PageProtection, ProtectionWish } from '@fieldword/shared/pages/protection-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { recordModeration } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPage, lockStructure } from './locks.ts'
import { findPageIn, type PageRecord, protectionOf, rulesOf } from './queries.ts'

/** What is said to every process when it may be any page whose rules are others now. */
export const anyPage = 'any'

/** [PG15] [PG40] [PG43] Writes a rule down, in the place of the one before it, and tells every process. */
export async function protectPage(
  platform: Platform,
  actor: Actor,
  { slug, until: asked, ...wish }: ProtectionWish,
): Promise<PageProtection> {
  const { id: setById } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    // It reaches pages below this one: none of them is moved meanwhile.
    await lockStructure(tx)
    const { id: pageId } = await findPageIn(tx, slug)
    const page = await lockPage(tx, pageId)
    const { scope, editableBy, reason } = wish
    const at = platform.clock()
    demand(actor, 'page:protect', { from: roleInForce(page, scope, at), to: roleOf(wish) })
    const until = asked === null ? null : new Date(asked)
    if (until && until <= at) {
      refuseWith('bad-input', { issues: [{ path: 'until', message: 'Choose a time to come.' }] })
    }
    await tx.pageProtection.create({ data: { ...wish, id: platform.newId(), pageId, until, setById, setAt: at } })
    await tx.page.update({ where: { id: pageId }, data: { updatedAt: at } })
    await recordModeration(tx, platform, { kind: 'protect', pageId, reason, actorId: setById })
    await recordEvent(tx, { kind: 'page-protected', pageId, editableBy, actorId: setById }, at)
    await platform.signals.notifyIn(tx, 'pages', scope === 'tree' ? anyPage : pageId)
    return protectionOf(platform, await tx.page.findUniqueOrThrow({ where: { id: pageId } }))
  })
}

/** [POL9] The strongest role that the rule now in its place asks for. */
function roleInForce(page: PageRecord, scope: ProtectionWish['scope'], at: Date) {
  const rule = inForce(rulesOf(page), at).find(rule => rule.pageId === page.id && rule.scope === scope)
  return rule ? roleOf(rule) : 'member'
}

/** [PG45] What a rule of a page above keeps there leaves it only by whoever could lift that rule. */
export function demandRelease(platform: Platform, actor: Actor, page: PageRecord, line: readonly PageRecord[]): void {
  const staying = new Set([page.id, ...line.map(({ id }) => id)])
  for (const rule of inForce(rulesOf(page), platform.clock())) {
    if (!staying.has(rule.pageId)) demand(actor, 'page:protect', { from: roleOf(rule), to: 'member' })
  }
}

/** [PG46] Who may not write below a page puts nothing there. */
export function demandRoomBelow(platform: Platform, actor: Actor, parent: PageRecord | null): void {
  const reaching = parent === null ? [] : rulesOf(parent).filter(({ scope }) => scope === 'tree')
  demand(actor, 'draft:write', protectionAt(reaching, platform.clock()))
}

/** After a page was put elsewhere: other rules may reach it and all below it. */
export async function tellRules(tx: Tx, platform: Platform, before: PageRecord, after: PageRecord): Promise<void> {
  const isSame = JSON.stringify(before.rules) === JSON.stringify(after.rules)
  await platform.signals.notifyIn(tx, 'pages', isSame ? after.id : anyPage)
}

/** When the protection of a page changes by itself next. */
export function nextChangeOf(platform: Platform, page: PageRecord): string | null {
  return nextEnd(rulesOf(page), platform.clock())
}
