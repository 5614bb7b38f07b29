import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Criterion, Figure, NextAct } from '@fieldword/shared/processes/stage.ts'
import type { Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import type { z } from 'zod'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { ProcessRow, StageRow } from './queries.ts'

/** A stage, and what is stored. */
export type StoredStage = Omit<StageContext, 'platform'>

/** A stage, and what to read and write it with. */
export interface StageContext {
  readonly platform: Platform
  readonly tx: Tx
  readonly process: ProcessRow
  readonly stage: StageRow
}

export interface Somebody {
  readonly actor: Actor
  readonly involved: readonly Involvement[]
}

/**
 * [PR360] What a stage kept as its report when it closed, as far as its figures need it; nothing while it is open. Counting again what no longer
 * changes would make the page of a process slower with all that was ever said in it.
 */
export function keptIn<Kept>({ report }: Pick<StageRow, 'report'>, shape: z.ZodType<Kept>): Kept | null {
  return report === null ? null : shape.parse(report)
}

/** [PR10] What each kind of stage brings with it. None of these may cost a query per row of what came in. */
export interface StageParts {
  /** [PR13] For the line of stages, one or two; what may not be seen yet is not told. */
  figures(context: StageContext): Promise<readonly Figure[]>
  /** [PR12] What has to be so before it is closed. */
  criteria(context: StageContext): Promise<readonly Criterion[]>
  /** [PR14] What this person can do in it while it is open; most important first. */
  acts(context: StageContext, who: Somebody): Promise<readonly NextAct[]>
  /** [PR12] What keeps it from being opened now, beyond what holds for all stages. */
  wants?(context: StageContext): Promise<readonly Criterion[]>
  /** In the transaction that opens it, with its input frozen. */
  opened?(context: StageContext): Promise<void>
  /** In the transaction that closes it: what is kept as its report. */
  closed?(context: StageContext): Promise<Prisma.InputJsonValue>
  /** [PR15] Its report made anew from what is stored, to be compared with the one that was kept. */
  readonly rederived?: (context: StoredStage) => Promise<Prisma.InputJsonValue>
}
