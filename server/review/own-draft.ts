import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { openOwnDraft, ownedOf } from '../collab/index.ts'
import { type PageRecord, protectionOf } from '../pages/index.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'

/** [RV80] The text of a draft of somebody's own that the actor may propose; undefined where none is named. */
export async function writableOwnDraft(
  platform: Platform,
  actor: Actor,
  page: PageRecord,
  own: string | undefined,
): Promise<string | undefined> {
  if (own === undefined) return undefined
  const row = await openOwnDraft(platform.database.prisma, actor, { id: own, pageId: page.id })
  demand(actor, 'own-draft:write', { ...ownedOf(row), ...protectionOf(platform, page) })
  return row.draftId
}
