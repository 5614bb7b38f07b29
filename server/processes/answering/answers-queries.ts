import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { Prisma } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Units } from './unit-queries.ts'

export interface AnswerFilters {
  readonly element?: string | undefined
  readonly kind?: DispositionKind | 'unset' | undefined
}

/** [PR124] What was said, newest answers and all, by number. What was withdrawn stays in its place where it was answered. */
export function readAnswered(
  tx: Tx,
  { processId, kinds, stageIds }: Units,
  { element, kind }: AnswerFilters,
  after: number | null,
  limit: number,
): Promise<{ id: string; number: number }[]> {
  const inForce = (of: Prisma.Sql) => Prisma.sql`EXISTS (SELECT FROM dispositions answer
    WHERE answer.contribution_id = input.id AND answer.state = 'confirmed' AND answer.stage_id = ANY(${[...stageIds]}::uuid[]) AND ${of})`
  const any = inForce(Prisma.sql`true`)
  const conditions = [
    Prisma.sql`input.process_id = ${processId}::uuid AND input.kind = ANY(${[...kinds]}::text[]::contribution_kind[])
      AND input.stage_id = ANY(${[...stageIds]}::uuid[]) AND (input.state = 'published' OR ${any})`,
    ...(element === 'whole' ? [Prisma.sql`input.element_id IS NULL`] : []),
    ...(element && element !== 'whole' ? [Prisma.sql`input.element_id = ${element}`] : []),
    ...(kind === 'unset' ? [Prisma.sql`NOT ${any}`] : []),
    ...(kind && kind !== 'unset' ? [inForce(Prisma.sql`answer.kind = ${kind}::disposition_kind`)] : []),
    ...(after === null ? [] : [Prisma.sql`input.number > ${after}::int`]),
  ]
  return tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT input.id, input.number FROM contributions input WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY input.number LIMIT ${limit}`
}

/** The parts that contributions are split into now. */
export function readParts(tx: Tx, contributionIds: readonly string[]) {
  return tx.contributionPart.findMany({
    where: { contributionId: { in: [...contributionIds] }, endedAt: null },
    orderBy: { number: 'asc' },
    select: { contributionId: true, number: true, quote: true },
  })
}
