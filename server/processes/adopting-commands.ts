import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { proposeLineage } from '@fieldword/shared/definitions/lineage-proposals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { AdoptionWish } from '@fieldword/shared/processes/adoption-contract.ts'
import type { BallotResult } from '@fieldword/shared/processes/ballot.ts'
import { publishIn, readVersions, recordFirstReading, type VersionRow } from '../definitions/index.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type ApproveByBallot, decidingByBallot } from '../review/index.ts'
import { findRevisions, type RevisionRow } from '../revisions/index.ts'
import { type Acting, lockToRun, readAccess } from './access.ts'
import { readElementReasons } from './adoption-reasons-queries.ts'
import { countBallot } from './ballots.ts'
import { presentStage } from './deciding-queries.ts'
import { logEvent } from './log-commands.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { readWordings } from './texts.ts'

interface Passed extends Acting {
  readonly stage: StageRow
  readonly result: BallotResult
  readonly revision: RevisionRow
}

/**
 * [PR236–PR240] Makes a version of what the ballot passed: its text is what visitors read, the version is in force, how its elements came
 * about is recorded. All of it in one transaction, or none of it.
 */
export async function adopt(
  platform: Platform,
  actor: Actor,
  wish: AdoptionWish,
): Promise<{ pageSlug: string; label: string }> {
  const { prisma } = platform.database
  const { process } = await readAccess(prisma, actor, wish.slug)
  const stage = await presentStage(prisma, process.id, 'adoption')
  if (!stage?.inputRevisionId) return refuseWith('nothing-to-vote-on')
  return decidingByBallot(platform, stage.inputRevisionId, approve =>
    platform.database.inTransaction(async tx => {
      const passed = await lockPassed(tx, platform, actor, wish)
      return carryOut(platform, passed, wish, approve)
    }),
  )
}

/** [PR237] [PR238] Refuses whatever is not a ballot that passed, on exactly this text, not carried out yet. */
async function lockPassed(tx: Tx, platform: Platform, actor: Actor, wish: AdoptionWish): Promise<Passed> {
  const acting = await lockToRun(tx, actor, wish.slug)
  demand(actor, 'version:publish')
  const { process } = acting
  if (process.adoptedVersionId !== null) refuseWith('already-adopted')
  if (process.state !== 'open') refuseWith('process-not-open')
  const stage = await presentStage(tx, process.id, 'adoption')
  if (!stage?.inputRevisionId || !stage.inputHash) return refuseWith('nothing-to-vote-on')
  if (stage.state === 'open') refuseWith('ballot-open')
  const result = await countBallot(tx, stage, platform.clock())
  if (!result.passed) refuseWith('ballot-not-passed')
  const revision = (await findRevisions(tx, [stage.inputRevisionId])).get(stage.inputRevisionId)
  if (!revision || revision.contentHash !== stage.inputHash || wish.textHash !== stage.inputHash) {
    return refuseWith('text-moved-on')
  }
  return { ...acting, stage, result, revision }
}

async function carryOut(
  platform: Platform,
  passed: Passed,
  wish: AdoptionWish,
  approve: ApproveByBallot,
): Promise<{ pageSlug: string; label: string }> {
  const { tx, process, actor, stage, result, revision } = passed
  const { contentHash } = revision
  if (revision.state !== 'approved') {
    const path = `/processes/${process.slug}/ballot`
    await approve(tx, { contentHash, path, actorId: actor.id, reason: `${process.title}: ${inNumbers(result)}` })
  }
  const before = await versionBefore(tx, process.pageId)
  const version = await publish(platform, passed, wish, before)
  const readingId = before && (await recordLineage(platform, passed, { before, version, ties: wish.ties }))
  const at = platform.clock()
  const { id: processId, pageId } = process
  await tx.adoption.create({
    data: {
      ...{ processId, stageId: stage.id, versionId: version.id, revisionId: revision.id, textHash: contentHash },
      ...{ rationale: wish.rationale, ballot: { ...result }, readingId, adoptedById: actor.id, at },
    },
  })
  await tx.process.update({ where: { id: processId }, data: { adoptedVersionId: version.id } })
  const data = { versionId: version.id, words: version.id, label: version.label, textHash: contentHash }
  const event = { processId, stageId: stage.id, actorId: actor.id, reason: wish.rationale, data }
  await logEvent(tx, { kind: 'version-adopted', ...event }, at)
  const page = (await findPagesById(tx, [pageId])).get(pageId)
  return { pageSlug: page?.slug ?? refuseWith('not-found'), label: version.label }
}

/** The version whose place another one takes: the one in force, or else the last. */
export async function versionBefore(tx: Tx, pageId: string): Promise<VersionRow | null> {
  const versions = await readVersions(tx, pageId)
  return versions.find(({ status }) => status === 'in_force') ?? versions.at(-1) ?? null
}

async function publish(
  platform: Platform,
  { tx, process, actor, result, revision }: Passed,
  { label, name, datedOn, supersedes }: AdoptionWish,
  before: VersionRow | null,
): Promise<VersionRow> {
  const publishing = { pageId: process.pageId, actorId: actor.id, translationOfId: null }
  const address = new URL(`/processes/${process.slug}`, platform.config.publicUrl).href
  return publishIn(tx, platform, publishing, {
    ...{ slug: process.slug, revision: revision.number, label, name, datedOn, status: 'in_force', supersedes },
    ...{ variants: [], translationOf: null, follows: null, language: before?.language ?? 'en' },
    provenance: `Adopted by the process “${process.title}”: ${inNumbers(result)}`,
    sources: [{ title: process.title, address }],
  })
}

interface Lineage {
  readonly before: VersionRow
  readonly version: VersionRow
  readonly ties: readonly RecordedTie[] | undefined
}

/** [PR240] */
async function recordLineage(platform: Platform, { tx, process, actor }: Passed, lineage: Lineage): Promise<string> {
  const { before, version, ties } = lineage
  return recordFirstReading(tx, platform, actor, {
    ...{ pageId: process.pageId, from: before.label, to: version.label },
    reading: process.title.slice(0, 80),
    summary: `As the process adopted it: ${before.label} to ${version.label}`,
    ties: ties ?? (await suggestedTies(tx, process, before, version.revisionId)).map(asRecorded),
  })
}

/**
 * [PR240] What the two texts suggest: elements that keep their id go on, others are new or retired, or share their words. [PR342] Why, as
 * the answers say it.
 */
export async function suggestedTies(tx: Tx, process: Pick<ProcessRow, 'id'>, before: VersionRow, revisionId: string) {
  const [earlier, later, reasons] = [
    await readWordings(tx, before.revisionId),
    await readWordings(tx, revisionId),
    await readElementReasons(tx, process.id),
  ]
  return proposeLineage(earlier, later).map(tie => ({
    ...tie,
    rationale: tie.kind === 'kept' ? tie.rationale : (reasons.get(tie.to ?? tie.from ?? '') ?? tie.rationale),
  }))
}

function asRecorded({ from, to, kind, carried, arrived, rationale }: RecordedTie): RecordedTie {
  return { from, to, kind, carried, arrived, rationale }
}

function inNumbers({ approve, reject, abstain, voted, roll }: BallotResult): string {
  return `${approve} for, ${reject} against, ${abstain} abstained; ${voted} of ${roll} voted.`
}
