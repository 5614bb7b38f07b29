import type { IssueEvent } from '@fieldword/shared/processes/issues-contract.ts'
import type { Prisma, ProcessIssue } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ActingIn } from '../access.ts'

type IssueSaid = Pick<ProcessIssue, 'title' | 'description' | 'scope' | 'elementId'>

/** [PR150] The row of the process is locked: the next number is free. */
export async function insertIssue(
  tx: Tx,
  platform: Platform,
  { process, stage, actor }: ActingIn,
  said: IssueSaid,
): Promise<ProcessIssue> {
  const processId = process.id
  const last = await tx.processIssue.aggregate({ where: { processId }, _max: { number: true } })
  const { title, description, scope, elementId } = said
  return tx.processIssue.create({
    data: {
      ...{ title, description, scope, elementId, processId },
      ...{ id: platform.newId(), stageId: stage.id, number: (last._max.number ?? 0) + 1, state: 'open' },
      ...{ openedById: actor.id, openedAt: platform.clock() },
    },
  })
}

interface Changed {
  readonly kind: IssueEvent['kind']
  readonly otherId?: string
  readonly data?: Prisma.InputJsonObject
  readonly reason?: string
}

/** [PR152] What becomes of an issue, in order. */
export async function changeIssue(
  tx: Tx,
  platform: Platform,
  { actor }: Pick<ActingIn, 'actor'>,
  issueId: string,
  { kind, otherId, data = {}, reason = '' }: Changed,
): Promise<void> {
  const last = await tx.issueChange.aggregate({ where: { issueId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  await tx.issueChange.create({
    data: { issueId, number, kind, otherId: otherId ?? null, data, reason, byId: actor.id, at: platform.clock() },
  })
}

export async function placeAll(
  tx: Tx,
  platform: Platform,
  { actor }: Pick<ActingIn, 'actor'>,
  issueId: string,
  contributionIds: readonly string[],
): Promise<void> {
  const placedAt = platform.clock()
  await tx.issuePlacement.createMany({
    data: contributionIds.map(contributionId => ({
      ...{ id: platform.newId(), issueId, contributionId },
      ...{ placedById: actor.id, placedAt },
    })),
  })
}

/** [PR151] Where something stood stays known. */
export async function takeOutAll(
  tx: Tx,
  platform: Platform,
  { actor }: Pick<ActingIn, 'actor'>,
  issueId: string,
  contributionIds: readonly string[],
  reason: string,
): Promise<void> {
  await tx.issuePlacement.updateMany({
    where: { issueId, contributionId: { in: [...contributionIds] }, removedAt: null },
    data: { removedById: actor.id, removedAt: platform.clock(), reason },
  })
}
