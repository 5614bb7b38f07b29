import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type Involvement, involvement, type StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import { findProcess, involvementsOf, lockProcess, type ProcessRow, type StageRow } from './queries.ts'

/** A process as somebody comes to it. */
export interface Access {
  readonly process: ProcessRow
  readonly actor: Actor
  readonly involved: readonly Involvement[]
}

/** [PR1] [PR3] For reading. A process that is not open yet is there for its people and admins alone. */
export async function readAccess(tx: Tx, actor: Actor, slug: string): Promise<Access> {
  const process = await findProcess(tx, slug)
  const involved = await involvementsOf(tx, process.id, actor.id)
  if (!can(actor, 'process:read', { begun: process.state !== 'draft', involved })) refuseWith('not-found')
  return { process, actor, involved }
}

/** What somebody does in a process, with its row locked. */
export interface Acting {
  readonly tx: Tx
  readonly process: ProcessRow
  readonly actor: SignedIn
  readonly involved: readonly Involvement[]
}

/** [PR3] The process, locked, for whoever runs it: stewards, facilitators and admins. */
export async function lockToRun(tx: Tx, actor: Actor, slug: string): Promise<Acting> {
  const acting = await lockFor(tx, actor, slug)
  demand(actor, 'process:run', { involved: acting.involved })
  return acting
}

/** The process, locked, for what is not of one stage: taking back what one said, hiding it. */
export async function lockToContribute(
  tx: Tx,
  actor: Actor,
  slug: string,
  { evenClosed = false }: { readonly evenClosed?: boolean } = {},
): Promise<Acting> {
  const acting = await lockFor(tx, actor, slug)
  if (!evenClosed && acting.process.state !== 'open') refuseWith('process-not-open')
  return acting
}

/** The process, locked, for its editors while it is open, in whatever stage it is. */
export async function lockAsEditor(tx: Tx, actor: Actor, slug: string): Promise<Acting> {
  const acting = await lockFor(tx, actor, slug)
  demand(actor, 'process:act', { involved: acting.involved, who: ['editor'] })
  if (acting.process.state !== 'open') refuseWith('process-not-open')
  return acting
}

export interface ActingIn extends Acting {
  readonly stage: StageRow
}

/**
 * [PR4] The process, locked, and its open stage of this kind, for whoever may act in it. Refuses with `stage-not-open` where none is
 * open: it has not begun, or it is over. `who` stands for what the stage says where something in it is for others than the rest.
 */
export async function lockToAct(
  tx: Tx,
  actor: Actor,
  slug: string,
  { kind, who }: { readonly kind: StageKind; readonly who?: readonly Involvement[] },
): Promise<ActingIn> {
  const acting = await lockFor(tx, actor, slug)
  const stage = await openStage(tx, acting.process, kind)
  demand(actor, 'process:act', { involved: acting.involved, who: who ?? whoActs(stage) })
  return { ...acting, stage }
}

/**
 * The same without a lock on the process, for what many do at once and what speaks of nobody else's rows: an answer, a rating, a vote. The
 * stage is held open until the transaction ends.
 */
export async function holdToAct(
  tx: Tx,
  actor: Actor,
  slug: string,
  { kind, who }: { readonly kind: StageKind; readonly who?: readonly Involvement[] },
): Promise<ActingIn> {
  const { process, involved } = await readAccess(tx, actor, slug)
  const stage = await openStage(tx, process, kind)
  await tx.$queryRaw`SELECT 1 FROM process_stages WHERE id = ${stage.id}::uuid FOR SHARE`
  // Read again: it may have been closed while the lock was waited for.
  const held = await openStage(tx, process, kind)
  demand(actor, 'process:act', { involved, who: who ?? whoActs(held) })
  return { tx, process, actor: signedIn(actor), involved, stage: held }
}

async function lockFor(tx: Tx, actor: Actor, slug: string): Promise<Acting> {
  const { process } = await readAccess(tx, actor, slug)
  const locked = await lockProcess(tx, process.id)
  return { tx, process: locked, actor: signedIn(actor), involved: await involvementsOf(tx, process.id, actor.id) }
}

async function openStage(tx: Tx, { id, state }: ProcessRow, kind: StageKind): Promise<StageRow> {
  if (state !== 'open') refuseWith('process-not-open')
  const stage = await tx.processStage.findFirst({ where: { processId: id, kind, state: 'open' } })
  return stage ?? refuseWith('stage-not-open')
}

/** Written by this slice alone. */
export function whoActs({ who }: Pick<StageRow, 'who'>): Involvement[] {
  return involvement.array().parse(who)
}
