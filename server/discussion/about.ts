import type { Discussion, DiscussionSetting } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { findPeople } from '../accounts/index.ts'
import { findReadablePage } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { countThreads } from './counting-queries.ts'
import { readSettingLog, readSettings } from './settings-queries.ts'

/** [DSC30] A page's discussion, as it is for whoever asks. */
export async function aboutDiscussion(platform: Platform, actor: Actor, slug: string): Promise<Discussion> {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const page = await findReadablePage(platform, actor, slug)
  const [settings, counts] = await Promise.all([readSettings(prisma, page.id), countThreads(prisma, actor, page.id)])
  return {
    ...{ ...settings, ...counts },
    may: {
      write: page.deletedAt === null && can(actor, 'comment:write', settings),
      set: page.deletedAt === null && can(actor, 'discussion:set'),
    },
  }
}

/** [DSC17] For the tab of a page. */
export async function countOpenThreads(platform: Platform, actor: Actor, pageId: string): Promise<number> {
  return (await countThreads(platform.database.prisma, actor, pageId)).open
}

/** [DSC30] Newest first. */
export async function listSettings(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: { readonly slug: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<DiscussionSetting>> {
  demand(actor, 'page:read')
  const { id: pageId } = await findReadablePage(platform, actor, slug)
  const rows = await readSettingLog(platform.database.prisma, pageId, idCursor(cursor), limit + 1)
  const people = await findPeople(
    platform,
    rows.map(({ setById }) => setById),
  )
  return listFrom(
    rows,
    limit,
    ({ id, closed, guests, reason, setAt, setById }) => ({
      ...{ id, closed, guests, reason, at: setAt.toISOString() },
      by: people.find(person => person.id === setById) ?? null,
    }),
    ({ id }) => id,
  )
}
