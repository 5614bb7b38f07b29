import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContributionType, Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockToAct } from './access.ts'
import { textOfStage } from './comment-commands.ts'
import { heldIn, type Meant } from './commenting.ts'
import { type ContributionSource, insertContributions } from './contributing-commands.ts'
import { knownStratum } from './known-stratum.ts'
import { countActs } from './limits.ts'
import { logEvent } from './log-commands.ts'
import { changed } from './telling.ts'

/** [PR81] Who enters what others said elsewhere. */
export const whoEnters: readonly Involvement[] = ['steward', 'facilitator', 'editor']

interface Wish extends Meant {
  readonly slug: string
  readonly stage: 'input' | 'comment'
  readonly type: ContributionType
  readonly text: string
  readonly proposedText: string | null
  readonly source: ContributionSource
  readonly stratum: string
}

/** [PR24] [PR81] Writes down what somebody said on paper or at a meeting. */
export async function enterContribution(platform: Platform, actor: Actor, wish: Wish): Promise<{ number: number }> {
  await countActs(platform, signedIn(actor), 'entries')
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, wish.slug, { kind: wish.stage, who: whoEnters })
    const { process, stage } = acting
    const [said] = await insertContributions(tx, platform, process.id, [
      {
        ...{ processId: process.id, stageId: stage.id, kind: wish.stage, type: wish.type },
        ...{ authorId: null, enteredById: acting.actor.id, source: wish.source },
        stratum: knownStratum(process, wish.stratum),
        ...heldIn(await textOfStage(acting), wish),
        ...{ text: wish.text, proposedText: wish.proposedText },
      },
    ])
    const number = said?.number ?? 0
    const event = { processId: process.id, kind: 'contribution-entered', actorId: acting.actor.id } as const
    await logEvent(tx, { ...event, stageId: stage.id, data: { number } }, platform.clock())
    await changed(tx, platform, process)
    return { number }
  })
}
