import { createHash } from 'node:crypto'
import { sitesIn, strongest } from '@fieldword/shared/moderation/filter.ts'
import { type Actor, isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { attempts } from '../platform/attempts.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { readFilter } from './filter-queries.ts'

export interface Screened {
  readonly place: 'proposal' | 'comment' | 'title'
  readonly text: string
  /** What stood there before: nobody is held for words that others wrote. */
  readonly before?: string
  /** Sites it links to, beside the addresses that stand in it; and those that were linked before. */
  readonly links?: readonly string[]
  readonly linksBefore?: readonly string[]
  /** Whether a moderator can look at it before others do; else what is to be held is refused. */
  readonly canHold: boolean
}

const hour = 60 * 60

/**
 * [ACC44] [ACC45] What the filter says to what somebody writes: nothing, or that a moderator looks first. Refuses what it keeps out, and,
 * once an hour, what it warns of: sent again, it is meant. What it met is written down whatever comes of it.
 */
export async function screen(platform: Platform, actor: Actor, screened: Screened): Promise<'passes' | 'held'> {
  if (isAtLeast(actor, 'moderator')) return 'passes'
  const { prisma } = platform.database
  const filter = await readFilter(prisma)
  const { text, before = '', links = [], linksBefore = [], place, canHold } = screened
  const stood = filter.find(before, [...linksBefore, ...sitesIn(before)])
  const met = [...filter.find(text, [...links, ...sitesIn(text)])].filter(rule => !stood.has(rule))
  if (met.length === 0) return 'passes'
  const ids = met.map(({ id }) => id)
  const at = platform.clock()
  await prisma.filterHit.createMany({
    data: ids.map(ruleId => ({ id: platform.newId(), ruleId, userId: actor.id, place, at })),
  })
  await prisma.filterRule.updateMany({ where: { id: { in: ids } }, data: { hits: { increment: 1 } } })
  const act = strongest(met)
  const [first] = met.filter(rule => rule.act === act)
  const why = { found: first?.text ?? '', reason: first?.reason ?? '' }
  if (act === 'refuse' || (act === 'hold' && !canHold)) refuseWith('filtered', why)
  if (act === 'hold') return 'held'
  if (!(await wasWarned(platform, `${actor.id} ${ids.toSorted(inOrder).join(' ')}`))) refuseWith('filter-warned', why)
  return 'passes'
}

/** The first time in an hour it was not. */
async function wasWarned({ database }: Platform, key: string): Promise<boolean> {
  const limiter = attempts(database.prisma, 'filter-warned', 1, hour)
  const known = createHash('sha256').update(key).digest('base64url')
  if (await limiter.get(known)) return true
  await limiter.consume(known)
  return false
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1
}
