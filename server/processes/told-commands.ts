import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import type { ProcessNature } from '@fieldword/shared/processes/vocabulary.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { insertProcess } from './creating-commands.ts'
import { readStages } from './queries.ts'

/** A process that is over, as its sources tell it. */
export interface ToldProcess {
  readonly page: string
  readonly title: string
  readonly summary: string
  readonly preset: string
  readonly nature: Extract<ProcessNature, 'reconstruction'>
  readonly openedAt: Date
  readonly closedAt: Date
  readonly baseRevisionId: string | null
  readonly adoptedVersionId: string | null
  /** The texts that came of its stages, by the title of the stage. */
  readonly outputs: Readonly<Record<string, string>>
}

/** [PR49] Writes down a process that was never run here: its stages are over, and nothing is in it that no source tells. */
export async function insertTold(tx: Tx, platform: Platform, told: ToldProcess): Promise<void> {
  const { openedAt, closedAt, baseRevisionId, adoptedVersionId, outputs, ...wish } = told
  const rest = { begins: null, charter: charter.parse({}), strata: [] }
  const { id } = await insertProcess(tx, platform, { ...wish, ...rest }, null)
  for (const stage of await readStages(tx, id)) {
    await tx.processStage.update({
      where: { id: stage.id },
      data: {
        ...{ state: 'closed', planHash: sha256(canonicalValue(stage.plan)) },
        outputRevisionId: outputs[stage.title] ?? null,
      },
    })
  }
  // Last: nothing of a process that is over is written any more.
  await tx.process.update({
    where: { id },
    data: { state: 'closed', openedAt, closedAt, baseRevisionId, adoptedVersionId },
  })
}
