import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActingIn, lockToAct } from './access.ts'
import { heldIn, type Meant } from './commenting.ts'
import { insertContributions } from './contributing-commands.ts'
import { joinProcess } from './joining-commands.ts'
import { countActs } from './limits.ts'
import { changed } from './telling.ts'
import { readStageTexts } from './texts.ts'
import { withdrawIn } from './withdrawal-commands.ts'

export interface CommentWish extends Meant {
  readonly slug: string
  readonly type: ContributionType
  readonly text: string
  readonly proposedText: string | null
  readonly replaces: number | null
  readonly stratum: string | null
}

/** [PR70] [PR71] Says something about the text of the open stage. [PR75] Instead of what was said before, where that is named. */
export async function comment(platform: Platform, actor: Actor, wish: CommentWish): Promise<{ number: number }> {
  await countActs(platform, signedIn(actor), 'contributions')
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, wish.slug, { kind: 'comment' })
    const { process, stage } = acting
    const stratum = await joinProcess(tx, platform, acting.process, acting.actor.id, wish.stratum ?? undefined)
    const replacesId = wish.replaces === null ? null : await withdrawIn(acting, platform, wish.replaces)
    const [said] = await insertContributions(tx, platform, process.id, [
      {
        ...{ processId: process.id, stageId: stage.id, kind: 'comment', type: wish.type },
        ...{ authorId: acting.actor.id, stratum, replacesId },
        ...heldIn(await textOfStage(acting), wish),
        ...{ text: wish.text, proposedText: wish.proposedText },
      },
    ])
    await changed(tx, platform, process)
    return { number: said?.number ?? 0 }
  })
}

/** Null where it works on none, or on one that is hidden. */
export async function textOfStage({ tx, stage }: ActingIn) {
  const { inputRevisionId } = stage
  if (inputRevisionId === null) return null
  return (await readStageTexts(tx, [inputRevisionId])).get(inputRevisionId) ?? null
}
