import type { ChangeClass } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

const whole = {
  notes: { orderBy: { number: 'asc' } },
  _count: { select: { dispositions: true } },
} satisfies Prisma.ProcessChangeInclude

export type ChangeRow = Prisma.ProcessChangeGetPayload<{ include: typeof whole }>

export interface BetweenTexts {
  readonly processId: string
  readonly fromRevisionId: string
  readonly toRevisionId: string
}

/** All that was recorded between two texts, in order. */
export function readChanges(tx: Tx, between: BetweenTexts): Promise<ChangeRow[]> {
  return tx.processChange.findMany({ where: { ...between }, include: whole, orderBy: { number: 'asc' } })
}

export interface ChangePart extends BetweenTexts {
  readonly unexplained: boolean
  readonly after: number
  readonly limit: number
}

/** [PR264] The class that counts: the last one that editors gave it, else what the texts suggest. */
const counts = Prisma.sql`coalesce((SELECT note.class FROM process_change_notes note
  WHERE note.change_id = change.id AND note.kind = 'classed' ORDER BY note.number DESC LIMIT 1), change.class)`

const isUnexplained = Prisma.sql`(${counts} IN ('c2', 'c3')
  AND NOT EXISTS (SELECT FROM process_change_notes note WHERE note.change_id = change.id AND note.kind = 'initiative')
  AND NOT EXISTS (SELECT FROM change_dispositions answer WHERE answer.change_id = change.id))`

const between = ({ processId, fromRevisionId, toRevisionId }: BetweenTexts) => Prisma.sql`
  change.process_id = ${processId}::uuid AND change.from_revision_id = ${fromRevisionId}::uuid
  AND change.to_revision_id = ${toRevisionId}::uuid`

/** A part of them, by their numbers. */
export async function readChangePart(tx: Tx, part: ChangePart): Promise<ChangeRow[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT change.id FROM process_changes change WHERE ${between(part)} AND change.number > ${part.after}
      ${part.unexplained ? Prisma.sql`AND ${isUnexplained}` : Prisma.empty}
    ORDER BY change.number LIMIT ${part.limit}`
  const ids = rows.map(({ id }) => id)
  return tx.processChange.findMany({ where: { id: { in: ids } }, include: whole, orderBy: { number: 'asc' } })
}

export interface ChangeCounts {
  readonly all: number
  readonly unexplained: number
  readonly byClass: Record<ChangeClass, number>
}

export async function countChanges(tx: Tx, texts: BetweenTexts): Promise<ChangeCounts> {
  const rows = await tx.$queryRaw<{ class: ChangeClass; count: bigint; unexplained: bigint }[]>`
    SELECT class, count(*) AS count, count(*) FILTER (WHERE unexplained) AS unexplained
    FROM (SELECT ${counts} AS class, ${isUnexplained} AS unexplained FROM process_changes change WHERE ${between(texts)}) told
    GROUP BY class`
  const byClass = { c0: 0, c1: 0, c2: 0, c3: 0 }
  for (const row of rows) byClass[row.class] = Number(row.count)
  return {
    byClass,
    all: rows.reduce((sum, { count }) => sum + Number(count), 0),
    unexplained: rows.reduce((sum, { unexplained }) => sum + Number(unexplained), 0),
  }
}

/** [PR266] The text that the newest changes from this one lead to, and the stage it is for. */
export function findAhead(
  tx: Tx,
  processId: string,
  fromRevisionId: string,
): Promise<{ toRevisionId: string; stageId: string } | null> {
  return tx.processChange.findFirst({
    where: { processId, fromRevisionId },
    orderBy: { recordedAt: 'desc' },
    select: { toRevisionId: true, stageId: true },
  })
}

/** [PR265] How many changes of meaning that led to a text nobody explained. */
export async function countUnexplained(tx: Tx, processId: string, revisionId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT unexplained_changes(${processId}::uuid, ${revisionId}::uuid) AS count`
  return Number(row?.count ?? 0)
}

/** Those of a process among these, with the number of the last note of each. */
export function readChangesNamed(tx: Tx, processId: string, ids: readonly string[]): Promise<ChangeRow[]> {
  return tx.processChange.findMany({ where: { processId, id: { in: [...ids] } }, include: whole })
}

/** How many there are of each class, as the texts alone suggest them. */
export async function suggestedClasses(tx: Tx, texts: BetweenTexts): Promise<Record<ChangeClass, number>> {
  const rows = await tx.processChange.groupBy({ by: ['class'], where: { ...texts }, _count: { _all: true } })
  const byClass = { c0: 0, c1: 0, c2: 0, c3: 0 }
  for (const row of rows) byClass[row.class] = row._count._all
  return byClass
}
