import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { mayWithdraw } from '@fieldword/shared/processes/commenting.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type Acting, lockToContribute } from './access.ts'
import { findContribution } from './contribution-queries.ts'
import { changed } from './telling.ts'

/** [PR75] Takes back what one said, for as long as the process is open. Its words stay to be read as what was said and taken back. */
export async function withdraw(
  platform: Platform,
  actor: Actor,
  { slug, number }: { readonly slug: string; readonly number: number },
): Promise<{ number: number }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToContribute(tx, actor, slug)
    demand(actor, 'process:act', { involved: acting.involved, who: ['public'] })
    await withdrawIn(acting, platform, number)
    await changed(tx, platform, acting.process)
    return { number }
  })
}

/** Its id. */
export async function withdrawIn({ tx, process, actor }: Acting, platform: Platform, number: number): Promise<string> {
  const before = (await findContribution(tx, process.id, number)) ?? refuseWith('not-found')
  const refusal = mayWithdraw(before, actor.id)
  if (refusal) throw new RefusalError(refusal)
  await tx.contribution.update({
    where: { id: before.id },
    data: { state: 'withdrawn', changedAt: platform.clock() },
  })
  return before.id
}
