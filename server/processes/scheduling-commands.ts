import { RefusalError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { lockProcess, readDueStages } from './queries.ts'
import { closeStageIn, openStageIn } from './stage-commands.ts'
import { changed } from './telling.ts'

/**
 * [PR46] Closes and opens what is due. The times are in the table, so nothing is lost by a restart; each stage is looked at again under
 * the lock of its process, so of several servers one does it. What may not be closed or opened yet is left as it is, and looked at again.
 * Answers with how many stages it moved.
 */
export async function moveDueStages(platform: Platform): Promise<number> {
  let moved = 0
  for (const { id, processId } of await readDueStages(platform.database.prisma, platform.clock())) {
    if (await moveDue(platform, processId, id)) moved += 1
  }
  return moved
}

async function moveDue(platform: Platform, processId: string, stageId: string): Promise<boolean> {
  try {
    return await platform.database.inTransaction(async tx => {
      const process = await lockProcess(tx, processId)
      const stage = await tx.processStage.findUnique({ where: { id: stageId } })
      const [now, changing] = [platform.clock(), { platform, tx, process, actorId: null }]
      if (stage?.state === 'open' && stage.closesAt && stage.closesAt <= now) await closeStageIn(changing, stageId, '')
      else if (stage?.state === 'planned' && stage.opensAt && stage.opensAt <= now) await openStageIn(changing, stageId)
      else return false
      await changed(tx, platform, process)
      return true
    })
  } catch (error) {
    // Its page says what is missing, to whoever runs it.
    if (error instanceof RefusalError) return false
    throw error
  }
}
