import type { TiedPair } from '@fieldword/shared/definitions/counterparts.ts'
import type { LineageLink } from '@fieldword/shared/definitions/lineage.ts'
import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import type { LineageReading, LineageTie } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface Lineage {
  readonly links: LineageLink[]
  /** Who says so; null when nothing is recorded. */
  readonly reading: string | null
  /** Which reading it is; null when nothing is recorded. */
  readonly readingNumber: number | null
}

export interface ReadingRow extends LineageReading {
  readonly tieCount: number
}

export interface ReadingWithTies extends ReadingRow {
  readonly recorded: RecordedTie[]
}

const newestFirst = { orderBy: { number: 'desc' } } as const
const countingTies = { _count: { select: { ties: true } } } as const
const withTies = { ties: { orderBy: { position: 'asc' } }, ...countingTies } as const

/** [DEF30] What counts between two versions: their newest reading. */
export async function readLineage(tx: Tx, fromVersionId: string, toVersionId: string): Promise<Lineage> {
  const found = await findReading(tx, { fromVersionId, toVersionId }, null)
  if (!found) return { links: [], reading: null, readingNumber: null }
  return { links: found.recorded.map(linkOf), reading: found.reading, readingNumber: found.number }
}

export interface PairIds {
  readonly fromVersionId: string
  readonly toVersionId: string
}

/** The reading of this number, or the newest one. */
export async function findReading(tx: Tx, pair: PairIds, number: number | null): Promise<ReadingWithTies | null> {
  const { fromVersionId, toVersionId } = pair
  const where = { fromVersionId, toVersionId, ...(number !== null && { number }) }
  const row = await tx.lineageReading.findFirst({ where, ...newestFirst, include: withTies })
  if (!row) return null
  const { ties, _count, ...reading } = row
  return { ...reading, tieCount: _count.ties, recorded: ties.map(tieOf) }
}

/** The ties of one reading, whether or not it still counts. */
export async function readingTies(tx: Tx, readingId: string): Promise<PairIds & { readonly recorded: RecordedTie[] }> {
  const { ties, fromVersionId, toVersionId } = await tx.lineageReading.findUniqueOrThrow({
    where: { id: readingId },
    include: withTies,
  })
  return { fromVersionId, toVersionId, recorded: ties.map(tieOf) }
}

export async function newestNumber(tx: Tx, { fromVersionId, toVersionId }: PairIds): Promise<number> {
  const { _max } = await tx.lineageReading.aggregate({ where: { fromVersionId, toVersionId }, _max: { number: true } })
  return _max.number ?? 0
}

/** [DEF30] Which elements the readings that count tie, between one version and every other, the ties of each in their order. */
export function readTiedPairs(tx: Tx, versionId: string): Promise<(PairIds & TiedPair)[]> {
  return tx.$queryRaw<(PairIds & TiedPair)[]>`
    SELECT reading.from_version_id AS "fromVersionId", reading.to_version_id AS "toVersionId",
      tie.from_element_id AS "fromElementId", tie.to_element_id AS "toElementId"
    FROM (
      SELECT DISTINCT ON (from_version_id, to_version_id) id, from_version_id, to_version_id
      FROM lineage_readings WHERE from_version_id = ${versionId}::uuid OR to_version_id = ${versionId}::uuid
      ORDER BY from_version_id, to_version_id, number DESC
    ) reading JOIN lineage_ties tie ON tie.reading_id = reading.id
    ORDER BY reading.id, tie.position`
}

/** What the two versions say, as hashes. */
export async function textHashes(
  tx: Tx,
  { fromVersionId, toVersionId }: PairIds,
): Promise<{ from: string; to: string }> {
  const rows = await tx.$queryRaw<{ id: string; hash: string }[]>`
    SELECT version.id, revision.content_hash AS hash
    FROM versions version JOIN revisions revision ON revision.id = version.revision_id
    WHERE version.id IN (${fromVersionId}::uuid, ${toVersionId}::uuid)`
  const hashOf = (id: string) => {
    const found = rows.find(row => row.id === id)
    if (!found) throw new Error(`There is no version ${id}.`)
    return found.hash
  }
  return { from: hashOf(fromVersionId), to: hashOf(toVersionId) }
}

/** Newest first, below a number. */
export async function readReadings(
  tx: Tx,
  { fromVersionId, toVersionId }: PairIds,
  below: number | null,
  limit: number,
): Promise<ReadingRow[]> {
  const where = { fromVersionId, toVersionId, ...(below !== null && { number: { lt: below } }) }
  const rows = await tx.lineageReading.findMany({ where, ...newestFirst, take: limit, include: countingTies })
  return rows.map(({ _count, ...row }) => ({ ...row, tieCount: _count.ties }))
}

export function tieOf({
  fromElementId: from,
  toElementId: to,
  kind,
  carried,
  arrived,
  rationale,
}: LineageTie): RecordedTie {
  return { from, to, kind, carried, arrived, rationale }
}

export function linkOf({ from, to, ...said }: RecordedTie): LineageLink {
  return { fromElementId: from, toElementId: to, carriedIn: 'from', ...said }
}
