import { sitesIn } from '@fieldword/shared/moderation/filter.ts'
import { type Actor, isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { type NewcomerRules, usualNewcomerRules } from '@fieldword/shared/revisions/newcomers-contract.ts'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { attempts } from '../platform/attempts.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'

export type Counted = 'proposals' | 'comments' | 'pages' | 'links'

const hour = 60 * 60
const day = 24 * hour * 1000

export async function readNewcomerRules(tx: Tx): Promise<NewcomerRules> {
  const last = await tx.newcomerRuleChange.findFirst({ orderBy: { id: 'desc' } })
  if (!last) return usualNewcomerRules
  const { days, revisions, proposals, comments, pages, links } = last
  return { days, revisions, proposals, comments, pages, links }
}

/** [ACC38] [ACC39] Counts what a new account writes, and the addresses in it; refuses past the limit, and says when it goes on. */
export async function admitNewcomer(platform: Platform, actor: Actor, what: Counted, text = ''): Promise<void> {
  if (actor.role === 'visitor' || isAtLeast(actor, 'moderator')) return
  const { prisma } = platform.database
  const rules = await readNewcomerRules(prisma)
  if (!(await isNew(platform, actor.id, rules))) return
  await count(platform, actor.id, what, 1, rules)
  const links = sitesIn(text).length
  if (links > 0) await count(platform, actor.id, 'links', links, rules)
}

async function isNew({ database, clock }: Platform, id: string, { days, revisions }: NewcomerRules): Promise<boolean> {
  const account = await database.prisma.user.findUniqueOrThrow({
    where: { id },
    select: { createdAt: true, trusted: true },
  })
  if (account.trusted) return false
  if (clock().getTime() - account.createdAt.getTime() < days * day) return true
  if (revisions === 0) return false
  const approved = await database.prisma.revision.findMany({
    where: { createdById: id, state: 'approved' },
    select: { id: true },
    take: revisions,
  })
  return approved.length < revisions
}

async function count(platform: Platform, id: string, what: Counted, points: number, rules: NewcomerRules) {
  const limit = rules[what]
  // A lower limit is another count: what was written under the one before is not held against anybody.
  const limiter = attempts(platform.database.prisma, `new-${what}-${limit}`, limit, hour)
  try {
    await limiter.consume(id, points)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    refuseWith('too-many-for-new', {
      what,
      limit,
      retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)),
    })
  }
}
