import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { mayTakeStance } from '@fieldword/shared/processes/commenting.ts'
import type { StanceKind } from '@fieldword/shared/processes/vocabulary.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { holdToAct } from './access.ts'
import { findContribution } from './contribution-queries.ts'
import { countActs } from './limits.ts'
import { onlookerOf, stagesSeen } from './onlooker.ts'

interface Wish {
  readonly slug: string
  readonly number: number
  /** Null takes it back. */
  readonly stance: StanceKind | null
}

/** [PR73] One stance a person, which they change as long as the stage is open. */
export async function takeStance(platform: Platform, actor: Actor, wish: Wish): Promise<{ number: number }> {
  await countActs(platform, signedIn(actor), 'stances')
  return platform.database.inTransaction(async tx => {
    const acting = await holdToAct(tx, actor, wish.slug, { kind: 'comment' })
    const { process, stage } = acting
    const said = await findContribution(tx, process.id, wish.number)
    if (!said) return refuseWith('not-found')
    if (said.stageId !== stage.id) return refuseWith('stage-not-open')
    const isSeen = stagesSeen([stage], onlookerOf(acting)).length > 0
    if (!isSeen && said.authorId !== acting.actor.id) return refuseWith('not-found')
    const refusal = mayTakeStance(said, acting.actor.id)
    if (refusal) throw new RefusalError(refusal)
    const key = { contributionId: said.id, userId: acting.actor.id }
    const at = platform.clock()
    if (wish.stance === null) await tx.contributionStance.deleteMany({ where: key })
    else {
      await tx.contributionStance.upsert({
        where: { contributionId_userId: key },
        create: { ...key, kind: wish.stance, at },
        update: { kind: wish.stance, at },
      })
    }
    return { number: said.number }
  })
}
