import { outsideNameOf, outsideTypist, type TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { ExportedRevision } from '@fieldword/shared/transfer/exported.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { keepTypings, readTyping } from '../revisions/index.ts'
import { namesOf } from './export-queries.ts'

type Typing = NonNullable<ExportedRevision['typing']>

/** [TRF32] Who typed these revisions, by name, where that is known. */
export async function typingOf(tx: Tx, revisionIds: readonly string[]): Promise<Map<string, Typing>> {
  const typings = await readTyping(tx, revisionIds)
  const typists = new Set([...typings.values()].flatMap(runs => runs.flatMap(({ by }) => by ?? [])))
  const members = [...typists].filter(by => outsideNameOf(by) === null)
  const names = await namesOf(tx, members)
  const named = (runs: readonly TypedRun[]) =>
    runs.map(({ by, length }) => {
      const outside = by === null ? null : outsideNameOf(by)
      return { by: outside ?? names.get(by ?? '') ?? null, outside: outside !== null, length }
    })
  return new Map([...typings].map(([id, runs]) => [id, named(runs)]))
}

/**
 * [TRF32] Who typed what another wiki had. `accounts` tells those of its people by name who have an account here; all others are people
 * from outside.
 */
export async function keepTypingTold(
  tx: Tx,
  revisions: readonly Pick<ExportedRevision, 'id' | 'typing'>[],
  { idOf, accounts }: { idOf(id: string): string | null; accounts: ReadonlyMap<string, string> },
): Promise<void> {
  const typings = new Map<string, TypedRun[]>()
  for (const { id, typing } of revisions) {
    const ours = idOf(id)
    const runs = typing?.map(({ by, outside, length }) => ({
      by: by && ((outside ? null : accounts.get(by)) ?? outsideTypist(by)),
      length,
    }))
    if (ours && runs) typings.set(ours, runs)
  }
  await keepTypings(tx, typings)
}
