import { jsonBytes } from '../platform/work/json-bytes.ts'
import type { StageContext } from './stage-parts.ts'

export type Counting = Pick<StageContext, 'platform' | 'tx' | 'process'>

/**
 * [PR388] What is counted of what was said and answered, counted once and kept until something of it changes. The turn of the process goes
 * up in each transaction that changes it, by the database's own rule, and was read before this is counted: what is kept is never older than
 * its turn. `of` says what is counted, in full.
 */
export async function kept<Counted>(
  { platform, tx, process }: Counting,
  of: readonly [name: string, ...unknown[]],
  count: () => Promise<Counted>,
): Promise<Counted> {
  // What a transaction wrote and did not commit is no turn yet.
  if (tx !== platform.database.prisma) return count()
  const key = JSON.stringify([process.id, process.saidTurn, ...of])
  const counted = await platform.kept.get<Counted>(key, async () => [{ bytes: jsonBytes(await count()) }])
  return counted.part(0)
}
