import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type BallotView, ballotResult, type VoteView } from '@fieldword/shared/processes/adoption-contract.ts'
import { type BallotResult, resultOf } from '@fieldword/shared/processes/ballot.ts'
import { adoptionPlan } from '@fieldword/shared/processes/stages/adoption.ts'
import { findPeople } from '../accounts/index.ts'
import { readVersions } from '../definitions/index.ts'
import { keyCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { type Access, readAccess } from './access.ts'
import { presentStage } from './deciding-queries.ts'
import { elementsOf, headOf, mayActIn, seesNames } from './deciding-sight.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { keptIn } from './stage-parts.ts'
import { newestVote, readTally, readVotes } from './voting-queries.ts'
import { readWithheld, toldTo } from './withholding-queries.ts'

/** [PR230] As it stands now, or as it stood when it was closed. */
export async function countBallot(tx: Tx, stage: StageRow, now: Date): Promise<BallotResult> {
  return resultOf(adoptionPlan.parse(stage.plan), await readTally(tx, stage, stage.closedAt ?? now))
}

/** [PR360] As its stage kept it, or as it stands now. */
export async function readResult(tx: Tx, stage: StageRow, now: Date): Promise<BallotResult> {
  return keptIn(stage, ballotResult) ?? (await countBallot(tx, stage, now))
}

/** [PR235] What a ballot says to whoever asks. Its result, once it is closed. */
export async function readBallot(platform: Platform, actor: Actor, slug: string): Promise<BallotView> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const stage = (await presentStage(prisma, access.process.id, 'adoption')) ?? refuseWith('not-found')
  const result = await readResult(prisma, stage, platform.clock())
  const own = actor.id === null ? null : await newestVote(prisma, stage.id, actor.id)
  const { inputRevisionId } = stage
  const revision = inputRevisionId ? (await findRevisions(prisma, [inputRevisionId])).get(inputRevisionId) : null
  return {
    ...{ process: await headOf(prisma, access.process), state: stage.state, plan: adoptionPlan.parse(stage.plan) },
    ...{ closesAt: stage.closesAt?.toISOString() ?? null, closedAt: stage.closedAt?.toISOString() ?? null },
    ...{ textHash: stage.inputHash, elements: await elementsOf(prisma, stage) },
    revisionNumber: revision?.number ?? null,
    turnout: { voted: result.voted, roll: result.roll },
    result: stage.state === 'closed' ? result : null,
    own: own && { choice: own.choice, reason: own.reason, at: own.at.toISOString() },
    mayVote: stage.inputHash !== null && mayActIn(access, stage),
    mayAdopt: mayAdopt(access, stage, result),
    adopted: await adoptedLabel(prisma, access.process),
  }
}

/** [PR238] */
function mayAdopt({ actor, involved, process }: Access, { state }: StageRow, { passed }: BallotResult): boolean {
  const isDue = state === 'closed' && passed && process.adoptedVersionId === null && process.state === 'open'
  return isDue && can(actor, 'process:run', { involved }) && can(actor, 'version:publish')
}

/** The label of what a process adopted. */
export async function adoptedLabel(tx: Tx, { pageId, adoptedVersionId }: ProcessRow): Promise<string | null> {
  if (adoptedVersionId === null) return null
  return (await readVersions(tx, pageId)).find(({ id }) => id === adoptedVersionId)?.label ?? null
}

/** [PR235] */
export async function listVotes(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: { readonly slug: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<VoteView>> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const stage = (await presentStage(prisma, access.process.id, 'adoption')) ?? refuseWith('not-found')
  if (stage.state !== 'closed') return { items: [], nextCursor: null }
  const rows = await readVotes(prisma, stage.id, {
    ...{ after: keyCursor(cursor), limit: limit + 1, secret: platform.config.sessionSecret },
  })
  const [people, withheld] = await Promise.all([
    findPeople(platform, seesNames(access) ? rows.map(({ userId }) => userId) : []),
    readWithheld(
      prisma,
      rows.map(({ id }) => id),
    ),
  ])
  return listFrom(
    rows,
    limit,
    ({ id, userId, choice, reason, at }) => {
      const told = toldTo(actor, withheld.get(id), { text: reason, own: userId === actor.id })
      const by = people.find(person => person.id === userId) ?? null
      return { id, choice, reason: told.text, withheld: told.withheld, by, at: at.toISOString() }
    },
    ({ key }) => key,
  )
}
