import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ErratumDecisionWish, ReportWish } from '@fieldword/shared/processes/maintenance-contract.ts'
import type { ErratumOutcome } from '@fieldword/shared/processes/vocabulary.ts'
import { correctIn } from '../definitions/index.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActingIn, lockToAct } from './access.ts'
import { insertContributions } from './contributing-commands.ts'
import { joinProcess } from './joining-commands.ts'
import { logEvent } from './log-commands.ts'
import { readWordings } from './texts.ts'

/** [PR245] */
export function reportErratum(platform: Platform, actor: Actor, wish: ReportWish): Promise<{ number: number }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, wish.slug, { kind: 'maintenance' })
    const { process, stage, actor: by } = acting
    const adopted = await tx.adoption.findUnique({ where: { processId: process.id } })
    if (!adopted) return refuseWith('nothing-adopted')
    const known = await readWordings(tx, adopted.revisionId)
    const elementId = wish.elementId
    if (elementId !== null && !known.some(({ id }) => id === elementId)) {
      refuseWith('bad-input', { issues: [{ path: 'elementId', message: 'The text has no such element.' }] })
    }
    const [said] = await insertContributions(tx, platform, process.id, [
      {
        ...{ processId: process.id, stageId: stage.id, kind: 'erratum', type: 'wording', authorId: by.id },
        ...{ stratum: await joinProcess(tx, platform, process, by.id), elementId, revisionId: adopted.revisionId },
        text: wish.text,
      },
    ])
    const number = said?.number ?? refuseWith('internal')
    await log(acting, 'erratum-reported', { data: { number } }, platform.clock())
    return { number }
  })
}

type MaintenanceEvent = 'erratum-reported' | 'erratum-issued' | 'erratum-declined' | 'cycle-called'

async function log(
  { tx, process, stage, actor }: ActingIn,
  kind: MaintenanceEvent,
  {
    reason = '',
    data = {},
  }: { readonly reason?: string; readonly data?: { readonly number?: number; readonly words?: string } },
  at: Date,
): Promise<number> {
  return logEvent(tx, { processId: process.id, stageId: stage.id, actorId: actor.id, kind, reason, data }, at)
}

/** [PR246] Who answers for the text declines a report; who may correct a version issues an erratum of it. */
export const answerErrata = ['editor', 'facilitator', 'steward'] as const

/** [PR246] */
export function decideErratum(
  platform: Platform,
  actor: Actor,
  { slug, number, outcome, reason }: ErratumDecisionWish,
): Promise<{ outcome: ErratumOutcome }> {
  return platform.database.inTransaction(async tx => {
    const who = outcome === 'issued' ? (['public'] as const) : answerErrata
    const acting = await lockToAct(tx, actor, slug, { kind: 'maintenance', who })
    const { process, actor: by } = acting
    if (outcome === 'issued') demand(actor, 'version:correct')
    const report = await tx.contribution.findFirst({ where: { processId: process.id, number, kind: 'erratum' } })
    if (!report || report.state === 'redacted') return refuseWith('not-found')
    const adopted = await tx.adoption.findUnique({ where: { processId: process.id } })
    if (!adopted) return refuseWith('nothing-adopted')
    const contributionId = report.id
    if (await tx.erratumDecision.findUnique({ where: { contributionId } })) refuseWith('erratum-decided')
    const at = platform.clock()
    const { versionId } = adopted
    demandPresent(await lockPage(tx, process.pageId))
    const issued =
      outcome === 'issued'
        ? await correctIn(tx, platform, process.pageId, { versionId, text: reason, actorId: by.id, at })
        : null
    await tx.erratumDecision.create({
      data: { contributionId, outcome, reason, versionId, number: issued, actorId: by.id, at },
    })
    const data = { number, ...(issued === null && { words: contributionId }) }
    await log(acting, `erratum-${outcome}`, { reason, data }, at)
    return { outcome }
  })
}

/** [PR247] The definition needs a new process: a decision that is logged. Who begins it, and when, is another one. */
export function callCycle(
  platform: Platform,
  actor: Actor,
  { slug, reason }: { readonly slug: string; readonly reason: string },
): Promise<{ logged: number }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'maintenance', who: ['steward', 'facilitator'] })
    return { logged: await log(acting, 'cycle-called', { reason }, platform.clock()) }
  })
}
