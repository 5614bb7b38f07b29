import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { FrozenRound } from '@fieldword/shared/processes/rating/frozen.ts'
import type { RoundReport } from '@fieldword/shared/processes/rating/report.ts'
import { decidedIn, toCloseRound, toOpenNext } from '@fieldword/shared/processes/rating/rounds.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { findRevision } from '../revisions/index.ts'
import { lockToRun } from './access.ts'
import { setOutput } from './change-commands.ts'
import { editorialBetween } from './editorial.ts'
import { logEvent } from './log-commands.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { type RoundRow, readRounds } from './rating-queries.ts'
import { makeReport, planOf, type Round, roundOf } from './rounds.ts'
import { changed } from './telling.ts'
import { readWordings } from './texts.ts'

export interface StageOfRounds {
  readonly platform: Platform
  readonly tx: Tx
  readonly process: ProcessRow
  readonly stage: StageRow
}

interface RoundToOpen {
  readonly number: number
  readonly revisionId: string
  /** The round before it, in its stage. */
  readonly before: Pick<RoundRow, 'revisionId'> | null
  readonly actorId: string | null
}

/** [PR171] Opens a round about a text: its words, the groups and the smallest cell are frozen with it. */
export async function openRoundIn(
  { platform, tx, process, stage }: StageOfRounds,
  { number, revisionId, before, actorId }: RoundToOpen,
): Promise<void> {
  const fromRevisionId = before?.revisionId ?? revisionId
  const editorial = await editorialBetween(tx, { processId: process.id, fromRevisionId, toRevisionId: revisionId })
  const frozen: FrozenRound = {
    wordings: (await readWordings(tx, revisionId)).map(({ id, number, handle, text, hash }) => ({
      ...{ id, number, handle, text, hash },
    })),
    strata: strata.parse(process.strata),
    smallestCell: charter.parse(process.charter).smallestCell,
    ...(editorial.length > 0 && { editorial }),
  }
  if (frozen.wordings.length === 0) refuseWith('nothing-to-rate')
  const at = platform.clock()
  await tx.ratingRound.create({
    data: {
      ...{ id: platform.newId(), processId: process.id, stageId: stage.id, number, revisionId },
      ...{ frozen: { ...frozen }, openedById: actorId, openedAt: at },
    },
  })
  const event = { processId: process.id, kind: 'round-opened' as const, actorId, stageId: stage.id }
  await logEvent(tx, { ...event, data: { round: number, elements: frozen.wordings.length } }, at)
}

/** [PR179] Closes a round: what came of it is made, kept with its hash, and told. */
export async function closeRoundIn(
  { platform, tx, process, stage }: StageOfRounds,
  { round, before, actorId }: { readonly round: Round; readonly before: Round | null; readonly actorId: string | null },
): Promise<RoundReport> {
  // Whoever is about to rate holds the round; from here on they find it closed.
  await tx.$queryRaw`SELECT 1 FROM rating_rounds WHERE id = ${round.id}::uuid FOR UPDATE`
  const report = await makeReport(tx, planOf(stage), round, before)
  const [reportHash, at] = [sha256(canonicalValue(report)), platform.clock()]
  await tx.ratingRound.update({
    where: { id: round.id },
    data: { report, reportHash, closedAt: at, closedById: actorId },
  })
  const data = {
    round: round.number,
    reportHash,
    raters: report.raters,
    decided: decidedIn(report),
    of: report.elements.length,
  }
  await logEvent(tx, { processId: process.id, kind: 'round-closed', actorId, stageId: stage.id, data }, at)
  return report
}

export function closeRound(
  platform: Platform,
  actor: Actor,
  { slug, round: number }: { readonly slug: string; readonly round: number },
): Promise<{ slug: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, stage, actorId, rounds } = await lockToRunRounds(tx, actor, slug)
    const round = orThrow(toCloseRound(rounds.at(-1) ?? null, number))
    await closeRoundIn({ platform, tx, process, stage }, { round, before: rounds.at(-2) ?? null, actorId })
    await changed(tx, platform, process)
    return { slug: process.slug }
  })
}

/** [PR181] */
export function openRound(
  platform: Platform,
  actor: Actor,
  { slug, after, revision }: { readonly slug: string; readonly after: number; readonly revision?: number | undefined },
): Promise<{ slug: string }> {
  return platform.database.inTransaction(async tx => {
    const { process, stage, actorId, rounds } = await lockToRunRounds(tx, actor, slug)
    const last = rounds.at(-1) ?? null
    const number = orThrow(toOpenNext(last, after, planOf(stage)))
    const text =
      revision === undefined ? null : ((await findRevision(tx, process.pageId, revision)) ?? refuseWith('no-such-text'))
    const revisionId = text?.id ?? last?.revisionId ?? refuseWith('round-not-last')
    await openRoundIn({ platform, tx, process, stage }, { number, revisionId, before: last, actorId })
    await changed(tx, platform, process)
    return { slug: process.slug }
  })
}

async function lockToRunRounds(tx: Tx, actor: Actor, slug: string) {
  const { process, actor: by } = await lockToRun(tx, actor, slug)
  if (process.state !== 'open') refuseWith('process-not-open')
  const found = await tx.processStage.findFirst({ where: { processId: process.id, kind: 'rating', state: 'open' } })
  const stage = found ?? refuseWith('stage-not-open')
  return { process, stage, actorId: by.id, rounds: (await readRounds(tx, stage.id)).map(roundOf) }
}

/** [PR182] What a stage leaves behind: the text of its last round, where that is another than it began with. */
export async function keepOutput(
  { platform, tx, process, stage }: StageOfRounds,
  { revisionId }: Pick<RoundRow, 'revisionId'>,
): Promise<void> {
  if (revisionId === stage.inputRevisionId) return
  await setOutput(tx, platform, { process, stage, revisionId, actorId: null })
}
