import { type AnswerReason, reasonOf } from '@fieldword/shared/processes/adoption-reasons.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** Answers that are read for one element, the earliest contributions first. */
const most = 30

type Row = AnswerReason & { readonly elementId: string }

/** [PR342] Why elements became what they are, by their ids, as the answers in force say it that led to changes of them. */
export async function readElementReasons(tx: Tx, processId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "elementId", kind, number, rationale FROM (
      SELECT *, row_number() OVER (PARTITION BY "elementId" ORDER BY number) AS place FROM (
        SELECT DISTINCT change.element_id AS "elementId", said.kind::text AS kind, said.number, answer.rationale
        FROM dispositions answer
        JOIN disposition_changes change ON change.disposition_id = answer.id AND change.removed_at IS NULL
        JOIN contributions said ON said.id = answer.contribution_id
        WHERE answer.process_id = ${processId}::uuid AND answer.state = 'confirmed' AND answer.rationale <> ''
          AND change.element_id IS NOT NULL
      ) each
    ) numbered WHERE place <= ${most} ORDER BY "elementId", number`
  const elements = new Set(rows.map(({ elementId }) => elementId))
  return new Map([...elements].map(id => [id, reasonOf(rows.filter(({ elementId }) => elementId === id))]))
}
