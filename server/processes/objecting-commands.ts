import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ObjectionStepWish, ObjectionWish } from '@fieldword/shared/processes/last-call-contract.ts'
import { decideObjection, type ObjectionState, stateOf } from '@fieldword/shared/processes/objections.ts'
import type { ObjectionStepKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { Contribution } from '../platform/database/client/client.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActingIn, lockToAct } from './access.ts'
import { insertContributions } from './contributing-commands.ts'
import { joinProcess } from './joining-commands.ts'
import { logEvent } from './log-commands.ts'
import { elementIn } from './minority-note-commands.ts'
import { readSteps, readSupport } from './objection-queries.ts'

/** [PR220] */
export function raiseObjection(platform: Platform, actor: Actor, wish: ObjectionWish): Promise<{ number: number }> {
  return platform.database.inTransaction(async tx => {
    const { process, stage, actor: by } = await lockToAct(tx, actor, wish.slug, { kind: 'last_call' })
    if (wish.textHash !== stage.inputHash) refuseWith('text-moved-on')
    const { text, remedy, type } = wish
    const [said] = await insertContributions(tx, platform, process.id, [
      {
        ...{ processId: process.id, stageId: stage.id, kind: 'objection', type, authorId: by.id, text },
        ...{ stratum: await joinProcess(tx, platform, process, by.id), revisionId: stage.inputRevisionId },
        elementId: await elementIn(tx, stage, wish.elementId),
        // What would mend it is what it proposes: hashed with it, and as little changed.
        proposedText: remedy,
      },
    ])
    const number = said?.number ?? refuseWith('internal')
    const event = { processId: process.id, stageId: stage.id, actorId: by.id, data: { number } }
    await logEvent(tx, { kind: 'objection-raised', ...event }, platform.clock())
    return { number }
  })
}

const logged = {
  offer: 'objection-answered',
  accept: 'objection-resolved',
  withdraw: 'objection-withdrawn',
  rule: 'objection-ruled',
} as const satisfies Record<ObjectionStepKind, string>

/** [PR221] [PR222] Load, decide, save. Who may take which step is asked of the core: it hangs on whose objection it is. */
export function takeStep(
  platform: Platform,
  actor: Actor,
  { slug, number, kind, ruling, reason }: ObjectionStepWish,
): Promise<{ state: ObjectionState }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'last_call', who: ['public'] })
    const { process, stage, actor: by } = acting
    const objection = await objectionNumbered(acting, number)
    const steps = await readSteps(tx, [objection.id])
    const state = orThrow(decideObjection(stateOf(steps), { kind, ruling, reason }, standingOf(acting, objection)))
    const at = platform.clock()
    const id = platform.newId()
    const step = { id, contributionId: objection.id, number: steps.length + 1, kind, reason, actorId: by.id, at }
    await tx.objectionStep.create({ data: { ...step, ruling: kind === 'rule' ? ruling : null } })
    const data = { number, words: id, ...(kind === 'rule' && { ruling }) }
    const event = { processId: process.id, stageId: stage.id, actorId: by.id, reason, data }
    await logEvent(tx, { kind: logged[kind], ...event }, at)
    return { state }
  })
}

/** [PR221] */
export function standingOf(
  { actor, involved }: Pick<ActingIn, 'involved'> & { readonly actor: Actor },
  { authorId }: Pick<Contribution, 'authorId'>,
) {
  const isSteward = involved.includes('steward')
  return {
    isAuthor: authorId !== null && authorId === actor.id,
    mayAnswer: isSteward || involved.includes('facilitator') || involved.includes('editor'),
    isSteward,
  }
}

async function objectionNumbered({ tx, process, stage }: ActingIn, number: number): Promise<Contribution> {
  const objection = await tx.contribution.findFirst({ where: { processId: process.id, number, kind: 'objection' } })
  if (!objection || objection.state === 'redacted') return refuseWith('not-found')
  if (objection.stageId !== stage.id) refuseWith('stage-not-open')
  return objection
}

/** [PR226] */
export function setSupport(
  platform: Platform,
  actor: Actor,
  { slug, number, support }: { readonly slug: string; readonly number: number; readonly support: boolean },
): Promise<{ supporters: number }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'last_call' })
    const userId = acting.actor.id
    const { id: contributionId, authorId, state } = await objectionNumbered(acting, number)
    if (authorId === userId) refuseWith('own-objection-support')
    if (state !== 'published') refuseWith('not-found')
    if (support) {
      const key = { contributionId_userId: { contributionId, userId } }
      const stance = { kind: 'agree' as const, at: platform.clock() }
      await tx.contributionStance.upsert({ where: key, create: { contributionId, userId, ...stance }, update: stance })
    } else {
      await tx.contributionStance.deleteMany({ where: { contributionId, userId } })
    }
    return { supporters: (await readSupport(tx, [contributionId], userId)).get(contributionId)?.supporters ?? 0 }
  })
}
