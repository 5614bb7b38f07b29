import type { FileKind } from '@fieldword/shared/processes/files-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** A file of this process with its stage. */
export async function findFile(tx: Tx, processId: string, id: string) {
  const file = await tx.contributionFile.findFirst({ where: { id, processId } })
  const stage = file && (await tx.processStage.findUnique({ where: { id: file.stageId } }))
  return file && stage ? { file, stage } : null
}

/** [PR80] What was taken from files into a stage, by what the files call it. */
export async function readTakenReferences(tx: Tx, stageId: string, kind: FileKind): Promise<ReadonlySet<string>> {
  const rows =
    kind === 'comments'
      ? await tx.$queryRaw<{ reference: string }[]>`
          SELECT source->>'reference' AS reference FROM contributions
          WHERE stage_id = ${stageId}::uuid AND source->>'how' = 'file'`
      : await tx.$queryRaw<{ reference: string }[]>`
          SELECT reference FROM survey_answers WHERE stage_id = ${stageId}::uuid AND reference IS NOT NULL`
  return new Set(rows.map(({ reference }) => reference))
}
