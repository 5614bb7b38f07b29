import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Rollback } from '@fieldword/shared/review/rollback-contract.ts'
import { findAccount } from '../accounts/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { countCandidates, insertItems, mostAtOnce } from './rollback-queries.ts'
import { viewRollback } from './rollback-reading.ts'

interface Wish {
  readonly id: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reason: string
}

/** [RV130] Writes down what is to be taken back; the background does it. */
export async function startRollback(platform: Platform, actor: Actor, wish: Wish): Promise<Rollback> {
  const { id: byId } = signedIn(actor)
  const account = (await findAccount(platform, wish.id)) ?? refuseWith('not-found')
  demand(actor, 'rollback:run', account)
  const span = { userId: account.id, from: dateOf(wish.from), to: dateOf(wish.to) }
  const id = platform.newId()
  await platform.database.inTransaction(async tx => {
    // Two at once would each do the half of it.
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${account.id}::uuid FOR UPDATE`
    const underWay = await tx.rollback.count({ where: { userId: account.id, state: { in: ['running', 'undoing'] } } })
    if (underWay > 0) refuseWith('rollback-under-way')
    const { waiting, live } = await countCandidates(tx, span)
    if (waiting + live === 0) refuseWith('nothing-to-roll-back')
    if (waiting + live > mostAtOnce) refuseWith('rollback-too-large')
    const startedAt = platform.clock()
    await tx.rollback.create({ data: { id, byId, reason: wish.reason, ...span, state: 'running', startedAt } })
    await insertItems(tx, id, span)
    await recordEvent(tx, { kind: 'rollback-started', rollbackId: id, userId: account.id, actorId: byId }, startedAt)
    await platform.signals.notifyIn(tx, 'rollbacks', id)
  })
  return viewRollback(platform, actor, id)
}

/** [RV135] What was done stays done; the rest is left as it is. */
export async function stopRollback(platform: Platform, actor: Actor, id: string): Promise<Rollback> {
  await demandRun(platform, actor, id)
  const { count } = await platform.database.prisma.rollback.updateMany({
    where: { id, state: { in: ['running', 'undoing'] } },
    data: { state: 'stopped', endedAt: platform.clock() },
  })
  if (count === 0) refuseWith('already-so')
  return viewRollback(platform, actor, id)
}

/** [RV136] All that it did is taken back, in the background too. */
export async function undoRollback(platform: Platform, actor: Actor, id: string): Promise<Rollback> {
  await demandRun(platform, actor, id)
  await platform.database.inTransaction(async tx => {
    const { count } = await tx.rollback.updateMany({
      where: { id, state: { in: ['stopped', 'done'] } },
      data: { state: 'undoing', endedAt: null, undoneById: signedIn(actor).id },
    })
    if (count === 0) refuseWith('rollback-under-way')
    await platform.signals.notifyIn(tx, 'rollbacks', id)
  })
  return viewRollback(platform, actor, id)
}

async function demandRun(platform: Platform, actor: Actor, id: string): Promise<void> {
  signedIn(actor)
  const row = await platform.database.prisma.rollback.findUnique({ where: { id }, select: { userId: true } })
  const account = row && (await findAccount(platform, row.userId))
  demand(actor, 'rollback:run', account ?? { role: 'member' })
  if (!row) refuseWith('not-found')
}

/** Whether it is still to be gone on with: it can be stopped between any two of its items. */
export async function isGoingOn(tx: Tx, id: string, state: 'running' | 'undoing'): Promise<boolean> {
  return (await tx.rollback.count({ where: { id, state } })) > 0
}

export async function endRollback(
  platform: Platform,
  { id, state }: { readonly id: string; readonly state: 'running' | 'undoing' },
  end: 'done' | 'undone' | 'stopped',
): Promise<void> {
  await platform.database.prisma.rollback.updateMany({
    where: { id, state },
    data: { state: end, endedAt: platform.clock() },
  })
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text)
}
