import type { Front } from '@fieldword/shared/definitions/front-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPagesById, pageRefOf } from '../pages/index.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { countForVisitors, readChosenLead, readNewestInForce } from './front-queries.ts'
import { readInForce } from './queries.ts'

/** [DEF80] What the front page opens with. One that was chosen leads as long as a version of it is in force. */
export async function readFront(platform: Platform, actor: Actor): Promise<Front> {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const [chosen, newest, counts] = await Promise.all([
    readChosenLead(prisma),
    readNewestInForce(prisma),
    countForVisitors(prisma),
  ])
  const isChosen = chosen !== null && (await leads(platform, chosen))
  const id = isChosen ? chosen : newest
  const page = id === null ? undefined : (await findPagesById(prisma, [id])).get(id)
  return { lead: page ? pageRefOf(platform, page) : null, isChosen, counts }
}

async function leads({ database: { prisma } }: Platform, pageId: string): Promise<boolean> {
  const page = (await findPagesById(prisma, [pageId])).get(pageId)
  return page?.deletedAt === null && (await readInForce(prisma, [pageId])).has(pageId)
}
