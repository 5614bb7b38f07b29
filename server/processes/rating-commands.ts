import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { toSay } from '@fieldword/shared/processes/rating/saying.ts'
import type { RatingsWish } from '@fieldword/shared/processes/rating-contract.ts'
import type { Rating } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { holdToAct } from './access.ts'
import { joinProcess } from './joining-commands.ts'
import { readOwn } from './rating-queries.ts'
import { planOf, type Round, roundOf } from './rounds.ts'
import { changed } from './telling.ts'

/** [PR172] Load, decide, add: what somebody says of elements in the round that is open. All of it is saved, or nothing. */
export function rate(platform: Platform, actor: Actor, wish: RatingsWish): Promise<{ rated: number; of: number }> {
  return platform.database.inTransaction(async tx => {
    const { process, stage, actor: rater } = await holdToAct(tx, actor, wish.slug, { kind: 'rating' })
    const round = await holdRound(tx, stage.id)
    await lockRater(tx, round.id, rater.id)
    const own = await readOwn(tx, round.id, rater.id)
    const saying = orThrow(toSay(wish.ratings, round.frozen, own.map(saidOf), planOf(stage)))
    if (round.number !== wish.round) refuseWith('round-not-last')
    if (saying.length > 0) {
      const stratum = await joinProcess(tx, platform, process, rater.id)
      const common = { roundId: round.id, userId: rater.id, stratum, at: platform.clock() }
      await tx.rating.createMany({
        data: saying.map(({ element, hash, value, reason, turn }, index) => ({
          ...common,
          ...{ elementId: element, wordingHash: hash, value, reason, turn },
          first: own.length === 0 && index === 0,
        })),
      })
      if (own.length === 0) await changed(tx, platform, process)
    }
    const values = new Map(own.map(({ elementId, value }) => [elementId, value]))
    for (const { element, value } of saying) values.set(element, value)
    const rated = [...values.values()].filter(value => value !== null).length
    return { rated, of: round.frozen.wordings.length }
  })
}

function saidOf({ elementId, turn, value, reason }: Rating) {
  return { element: elementId, turn, value, reason }
}

/** The open round of a stage, which nobody closes until the transaction ends. */
async function holdRound(tx: Tx, stageId: string): Promise<Round> {
  await tx.$queryRaw`SELECT 1 FROM rating_rounds WHERE stage_id = ${stageId}::uuid AND closed_at IS NULL FOR SHARE`
  const row = await tx.ratingRound.findFirst({ where: { stageId, closedAt: null } })
  return row ? roundOf(row) : refuseWith('round-not-open')
}

/** Whoever sends the same twice at once is heard once, the second time against what they said the first. */
async function lockRater(tx: Tx, roundId: string, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rating ${roundId} ${userId}`}, 0))`
}
