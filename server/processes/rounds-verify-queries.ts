import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { sha256 } from '../platform/sha256.ts'
import { type Check, type Damage, inParts } from '../platform/verifying.ts'
import type { RoundRow } from './rating-queries.ts'
import { makeReport, planOf, roundOf } from './rounds.ts'

const rows = 20
const remedy = 'Compare with a backup. A round that is closed keeps its ratings and its report as they are.'

/** [PR187] Rounds of ratings: that what is told of each is what its ratings give, and bears its hash. */
export const roundsCheck: Check = {
  things: 'rounds of ratings',
  async *look({ prisma }) {
    for await (const part of inParts<RoundRow>(last => readClosed(prisma, last))) {
      for (const row of part) yield await wrongIn(prisma, row)
    }
  },
}

function readClosed(tx: Tx, last: RoundRow | null): Promise<RoundRow[]> {
  return tx.ratingRound.findMany({
    where: { closedAt: { not: null }, ...(last && { id: { gt: last.id } }) },
    orderBy: { id: 'asc' },
    take: rows,
  })
}

async function wrongIn(tx: Tx, row: RoundRow): Promise<Damage[]> {
  const what = `round ${row.number} of ratings (${row.id})`
  const damaged = (problem: string): Damage => ({ what, problem, remedy })
  if (sha256(canonicalValue(row.report)) !== row.reportHash)
    return [damaged('Its report is not the one that its hash is of.')]
  const stage = await tx.processStage.findUnique({ where: { id: row.stageId } })
  if (!stage) return [damaged('Its stage is not there.')]
  const before = await tx.ratingRound.findFirst({ where: { stageId: row.stageId, number: row.number - 1 } })
  const made = await makeReport(tx, planOf(stage), roundOf(row), before && roundOf(before))
  if (sha256(canonicalValue(made)) !== row.reportHash) return [damaged('Its ratings give other figures than it tells.')]
  const strange = await readStrange(tx, row.id)
  return strange > 0n ? [damaged(`${strange} ratings are of words that the round is not about.`)] : []
}

/** [PR178] */
async function readStrange(tx: Tx, roundId: string): Promise<bigint> {
  const found = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM ratings WHERE round_id = ${roundId}::uuid AND NOT EXISTS (
      SELECT FROM rating_rounds round, jsonb_array_elements(round.frozen->'wordings') wording
      WHERE round.id = round_id AND wording->>'id' = element_id AND wording->>'hash' = wording_hash)`
  return found[0]?.count ?? 0n
}
