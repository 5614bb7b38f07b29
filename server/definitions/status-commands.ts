import type { VersionRef, VersionStatus } from '@fieldword/shared/definitions/contract.ts'
import { decideStatus } from '@fieldword/shared/definitions/status.ts'
import type { StatusWish } from '@fieldword/shared/definitions/version-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readStatusLog } from './log-queries.ts'
import { readVersions, type VersionRow, versionRefOf } from './queries.ts'
import { findDefinition, versionNamed } from './reading.ts'
import { dayOf } from './today.ts'

interface NewStatusChange {
  readonly from: VersionStatus | null
  readonly to: VersionStatus
  readonly effectiveOn: string
  readonly reason: string
  readonly actorId: string | null
  readonly at: Date
}

/** [DEF17] [DEF18] Moves a version on, with a reason that everybody reads. One that comes into force supersedes the one that was. */
export async function setVersionStatus(platform: Platform, actor: Actor, wish: StatusWish): Promise<VersionRef> {
  demand(actor, 'version:set-status')
  const { id: actorId } = signedIn(actor)
  const { id: pageId } = await findDefinition(platform, actor, wish.slug)
  return platform.database.inTransaction(async tx => {
    demandPresent(await lockPage(tx, pageId))
    const versions = await readVersions(tx, pageId)
    const version = versionNamed(versions, wish.label)
    const log = await readStatusLog(tx, version.id)
    const inForce = versions.find(({ status }) => status === 'in_force') ?? null
    const { from } = orThrow(decideStatus(log, wish.to, inForce, wish.supersedes))
    const at = platform.clock()
    const effectiveOn = dayOf(at)
    if (wish.to === 'in_force') await supersede(tx, platform, versions, { effectiveOn, by: version.label, actorId })
    const change = { from, to: wish.to, effectiveOn, reason: wish.reason, actorId, at }
    await moveTo(tx, version.id, log.length, change)
    const event = { kind: 'version-status-set', pageId, versionId: version.id, status: wish.to, actorId } as const
    await recordEvent(tx, event, at)
    await platform.signals.notifyIn(tx, 'pages', pageId)
    return { ...versionRefOf(version), status: wish.to }
  })
}

interface Superseding {
  readonly effectiveOn: string
  /** The label of the one that comes into force. */
  readonly by: string
  readonly actorId: string | null
}

/** [DEF18] Takes the version out of force that is in it, if one is. */
export async function supersede(
  tx: Tx,
  platform: Platform,
  versions: readonly VersionRow[],
  { effectiveOn, by, actorId }: Superseding,
): Promise<void> {
  const inForce = versions.find(({ status }) => status === 'in_force')
  if (!inForce) return
  const log = await readStatusLog(tx, inForce.id)
  const reason = `${by} came into force.`
  const at = platform.clock()
  await moveTo(tx, inForce.id, log.length, { from: 'in_force', to: 'superseded', effectiveOn, reason, actorId, at })
}

async function moveTo(tx: Tx, versionId: string, logged: number, change: NewStatusChange): Promise<void> {
  await tx.version.update({ where: { id: versionId }, data: { status: change.to } })
  await keepLog(tx, versionId, logged, [change])
}

/** Adds to the log of a version, which has so many entries. */
export async function keepLog(
  tx: Tx,
  versionId: string,
  logged: number,
  changes: readonly NewStatusChange[],
): Promise<void> {
  await tx.versionStatusChange.createMany({
    data: changes.map(({ from, to, ...told }, place) => ({
      ...told,
      ...{ versionId, number: logged + place + 1, fromStatus: from, toStatus: to },
    })),
  })
}
