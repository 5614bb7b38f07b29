import { dueAt } from '@fieldword/shared/notifications/compose.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { OutboxEvent } from '../platform/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { findClosing } from '../processes/index.ts'
import { tellingsOf } from './telling.ts'
import { tellClosing } from './telling-stages.ts'
import type { Telling } from './told.ts'

/** Events that one transaction reads. */
const atOnce = 100
/** [NTF10] Milliseconds after which what happened is no news any more. */
const newsFor = 24 * 60 * 60 * 1000

/** [NTF1] [NTF4] Reads events that nobody has read, and writes what follows from them. Answers how many there were. */
export function tellOfEvents(platform: Platform): Promise<number> {
  return platform.database.inTransaction(async tx => {
    const rows = await tx.$queryRaw<{ id: bigint; kind: string; payload: object; createdAt: Date }[]>`
      SELECT id, kind, payload, created_at AS "createdAt" FROM outbox_events WHERE done_at IS NULL
      ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`
    if (rows.length === 0) return 0
    const now = platform.clock()
    for (const { kind, payload, createdAt } of rows) {
      if (now.getTime() - createdAt.getTime() > newsFor) continue
      // Written by this wiki alone.
      await write(tx, platform, await tellingsOf(tx, { kind, ...payload } as OutboxEvent))
    }
    await tx.outboxEvent.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { doneAt: now } })
    return rows.length
  })
}

/** [NTF9] Milliseconds before a stage closes at which it is told. */
const soon = 3 * 24 * 60 * 60 * 1000

/** [NTF9] Tells those who may act in a stage that it is about to close: once for each date it is to close at. */
export function tellOfClosings(platform: Platform): Promise<void> {
  return platform.database.inTransaction(async tx => {
    const now = platform.clock()
    for (const stage of await findClosing(tx, now, new Date(now.getTime() + soon))) {
      const key = `stage-closing:${stage.id}:${stage.closesAt?.toISOString()}`
      const { count } = await tx.telling.createMany({ data: [{ key, at: now }], skipDuplicates: true })
      if (count > 0) await write(tx, platform, await tellClosing(tx, stage, key))
    }
  })
}

/** [NTF3] When it is due depends on what each of them wants. */
export async function write(tx: Tx, platform: Platform, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return
  const madeAt = platform.clock()
  const settings = await tx.mailSetting.findMany({
    where: { userId: { in: tellings.map(({ userId }) => userId) } },
    select: { userId: true, rhythm: true },
  })
  const rhythms = new Map(settings.map(({ userId, rhythm }) => [userId, rhythm]))
  await tx.letter.createMany({
    data: tellings.map(telling => {
      const rhythm = rhythms.get(telling.userId)
      return { ...telling, id: platform.newId(), madeAt, dueAt: rhythm ? dueAt(rhythm, madeAt) : null }
    }),
    skipDuplicates: true,
  })
}
