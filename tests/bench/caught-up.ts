import type { Platform } from '@fieldword/server/platform/platform.ts'
import { AuthorshipCatchUp } from '@fieldword/server/revisions/index.ts'

/** [WHO10] Makes who wrote what first: else a wiki that was filled a moment ago is busy with that while it is measured. */
export async function caughtUp(platform: Platform): Promise<void> {
  const catchUp = new AuthorshipCatchUp(platform)
  catchUp.look()
  await catchUp.settled()
  await catchUp.close()
}
