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
  const nameOf = (by: string) => outsideNameOf(by) ?? names.get(by) ?? null
  const named = (runs: readonly TypedRun[]) => runs.map(({ by, length }) => ({ by: by && nameOf(by), length }))
  return new Map([...typings].map(([id, runs]) => [id, named(runs)]))
}

/** [TRF32] Who typed what another wiki had: here they are people from outside. */
export async function keepOutsideTyping(
  tx: Tx,
  revisions: readonly Pick<ExportedRevision, 'number' | 'typing'>[],
  ids: ReadonlyMap<number, string>,
): Promise<void> {
  const typings = new Map<string, TypedRun[]>()
  for (const { number, typing } of revisions) {
    const id = ids.get(number)
    const runs = typing?.map(({ by, length }) => ({ by: by && outsideTypist(by), length }))
    if (id && runs) typings.set(id, runs)
  }
  await keepTypings(tx, typings)
}
