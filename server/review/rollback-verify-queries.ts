import type { Tx } from '../platform/database/prisma.ts'
import { checkEach, type Damage } from '../platform/verifying.ts'

const rows = 500

interface RollbackFacts {
  readonly id: string
  readonly state: string
  readonly isEnded: boolean
  readonly isNumbered: boolean
  readonly due: number
  /** Changes that are about no review or revision that is there. */
  readonly lost: number
}

/** [VER10] Rollbacks: their changes are numbered, about reviews that are there, and all of them settled where it says that it is done. */
export const rollbacksCheck = checkEach('rollbacks', readFacts, wrongIn)

function readFacts(tx: Tx, last: RollbackFacts | null): Promise<RollbackFacts[]> {
  return tx.$queryRaw<RollbackFacts[]>`
    SELECT rollback.id, rollback.state::text AS state, rollback.ended_at IS NOT NULL AS "isEnded", items.*
    FROM rollbacks rollback CROSS JOIN LATERAL (
      SELECT count(*) = coalesce(max(item.place) - min(item.place) + 1, 0) AND count(*) > 0 AS "isNumbered",
        count(*) FILTER (WHERE item.outcome IS NULL)::int AS due,
        count(*) FILTER (WHERE review.id IS NULL OR text.id IS NULL OR (item.made_id IS NOT NULL AND made.id IS NULL))::int
          AS lost
      FROM rollback_items item
      LEFT JOIN reviews review ON review.id = item.review_id
      LEFT JOIN revisions text ON text.id = item.revision_id
      LEFT JOIN revisions made ON made.id = item.made_id
      WHERE item.rollback_id = rollback.id
    ) items
    WHERE ${last?.id ?? null}::uuid IS NULL OR rollback.id > ${last?.id ?? null}::uuid
    ORDER BY rollback.id LIMIT ${rows}`
}

function wrongIn({ id, state, isEnded, isNumbered, due, lost }: RollbackFacts): Damage[] {
  const problems: string[] = []
  if (!isNumbered) problems.push('Some of its changes are missing.')
  if (lost > 0) problems.push(`${lost} of its changes are about what is not there.`)
  if (state === 'done' && due > 0) problems.push(`It is done, and ${due} of its changes are not.`)
  if (isEnded === underWay.has(state)) problems.push(`It is ${state}, and its end says otherwise.`)
  const remedy = 'Compare with a backup and correct the rows.'
  return problems.map(problem => ({ what: `rollback ${id}`, problem, remedy }))
}

const underWay = new Set(['running', 'undoing'])
