import type { Platform } from '@fieldword/server/platform/platform.ts'

/** Holds a draft's row, so that nothing can be written to its log; answers how to let go of it. */
export async function lockDraft({ database }: Platform, draftId: string): Promise<() => Promise<unknown>> {
  const release = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const holding = database.sql.begin(async sql => {
    await sql`SELECT 1 FROM drafts WHERE id = ${draftId} FOR UPDATE`
    locked.resolve()
    await release.promise
  })
  await locked.promise
  return () => {
    release.resolve()
    return holding
  }
}
