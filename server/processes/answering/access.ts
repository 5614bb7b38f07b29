import { can } from '@fieldword/shared/policy/can.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { seesNames } from '@fieldword/shared/processes/sight.ts'
import type { Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Access } from '../access.ts'
import { onlookerOf, stagesSeen } from '../onlooker.ts'
import { type ProcessRow, readStages, type StageRow } from '../queries.ts'

/** A process as somebody comes to it, with its stages and what they may see of people. */
export interface Reading extends Access {
  readonly stages: readonly StageRow[]
  /** [PR123] Whether the charter lets them know who said what. */
  readonly seesNames: boolean
  /** Stages whose contributions they may see. */
  readonly seen: readonly string[]
}

export async function readingOf(tx: Tx, access: Access): Promise<Reading> {
  const stages = await readStages(tx, access.process.id)
  const onlooker = onlookerOf(access)
  return {
    ...access,
    stages,
    seesNames: seesNames(charter.parse(access.process.charter), onlooker),
    seen: stagesSeen(stages, onlooker).map(({ id }) => id),
  }
}

/** [PR119] Editors work on answers and issues; who runs the process sees how they are. */
export function mayWork({ actor, involved }: Access): boolean {
  return can(actor, 'process:act', { involved, who: ['editor'] }) || can(actor, 'process:run', { involved })
}

/** Who works on answers: editors, and whoever else the stage says. */
export function isEditor({ actor, involved }: Access, who: readonly Involvement[]): boolean {
  return can(actor, 'process:act', { involved, who: [...who, 'editor'] })
}

/** The stage of a kind that counts now: the open one, else the last that was. */
export function stageOf(stages: readonly StageRow[], kind: StageRow['kind']): StageRow | null {
  const those = stages.filter(stage => stage.kind === kind)
  return (
    those.find(({ state }) => state === 'open') ??
    those.findLast(({ openedAt }) => openedAt !== null) ??
    those[0] ??
    null
  )
}

/** The text whose elements things are about: of the newest stage that has opened, else the one the process began with. */
export function textAt(process: ProcessRow, stages: readonly StageRow[]): string | null {
  return (
    stages.findLast(({ inputRevisionId, openedAt }) => openedAt && inputRevisionId)?.inputRevisionId ??
    process.baseRevisionId
  )
}
