import { HostedRoom } from '@fieldword/server/collab/hosted-room.ts'
import { collabLimits } from '@fieldword/server/collab/limits.ts'
import { postgresLogStore } from '@fieldword/server/collab/log-store.ts'
import { UpdateLog } from '@fieldword/server/collab/update-log.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'

/** A draft's room without a process around it: it hears what `hear` tells it, and nothing else. */
export async function hostAlone(
  { database }: Platform,
  draftId: string,
): Promise<{ readonly room: HostedRoom; readonly failures: readonly unknown[] }> {
  const store = postgresLogStore(database)
  const failures: unknown[] = []
  const failed = (error: unknown) => failures.push(error)
  const room = await HostedRoom.load(draftId, {
    store,
    log: new UpdateLog({ store, now: () => 0, gap: () => 25, onFailure: failed }),
    limits: collabLimits,
    now: () => 0,
    timeAtWork: () => 0,
    presenceChanged() {},
    broken: failed,
    gone() {},
    snapshotWritten() {},
    failed,
  })
  return { room, failures }
}
