import { hashedForm } from '@fieldword/shared/definitions/lineage-hash.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { sha256 } from '../platform/sha256.ts'
import { type Check, inParts } from '../platform/verifying.ts'
import { tieOf } from './lineage-queries.ts'

const rows = 100

/** [DEF39] Readings of lineage: that each speaks of two versions of its page, and still says what was recorded. */
export const lineageCheck: Check = {
  things: 'lineage readings',
  async *look({ prisma }) {
    for await (const part of inParts<ReadingFacts>(last => readFacts(prisma, last))) {
      const ties = await readTies(prisma, part)
      for (const facts of part) yield damagesOf(facts, ties.get(facts.id) ?? [])
    }
  },
}

interface ReadingFacts {
  readonly id: string
  readonly slug: string | null
  readonly number: number
  readonly reading: string
  readonly contentHash: string
  readonly fromLabel: string | null
  readonly toLabel: string | null
  readonly fromHash: string | null
  readonly toHash: string | null
  readonly leadsOn: boolean
}

type Ties = Parameters<typeof hashedForm>[2]

function damagesOf(facts: ReadingFacts, ties: Ties) {
  const { slug, number, reading, fromLabel, toLabel, fromHash, toHash } = facts
  const what = `reading ${number} of the lineage from ${fromLabel ?? 'no version'} to ${toLabel ?? 'no version'} of ${slug ?? 'no page'} (${facts.id})`
  const remedy = 'Compare with a backup and correct the rows.'
  if (fromHash === null || toHash === null || !facts.leadsOn) {
    return [{ what, problem: 'It does not lead from an older version of its page to a newer one.', remedy }]
  }
  const isSame = sha256(hashedForm({ from: fromHash, to: toHash }, reading, ties)) === facts.contentHash
  return isSame ? [] : [{ what, problem: 'Its hash differs from what it says.', remedy }]
}

function readFacts(tx: Tx, last: ReadingFacts | null): Promise<ReadingFacts[]> {
  return tx.$queryRaw<ReadingFacts[]>`
    SELECT reading.id, page.slug, reading.number, reading.reading, reading.content_hash AS "contentHash",
      older.label AS "fromLabel", newer.label AS "toLabel", before.content_hash AS "fromHash", after.content_hash AS "toHash",
      coalesce(older.position < newer.position, false) AS "leadsOn"
    FROM lineage_readings reading LEFT JOIN pages page ON page.id = reading.page_id
      LEFT JOIN versions older ON older.id = reading.from_version_id AND older.page_id = reading.page_id
      LEFT JOIN versions newer ON newer.id = reading.to_version_id AND newer.page_id = reading.page_id
      LEFT JOIN revisions before ON before.id = older.revision_id
      LEFT JOIN revisions after ON after.id = newer.revision_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR reading.id > ${last?.id ?? null}::uuid
    ORDER BY reading.id LIMIT ${rows}`
}

async function readTies(tx: Tx, readings: readonly ReadingFacts[]): Promise<Map<string, Ties>> {
  const found = await tx.lineageTie.findMany({
    where: { readingId: { in: readings.map(({ id }) => id) } },
    orderBy: { position: 'asc' },
  })
  const byReading = Map.groupBy(found, ({ readingId }) => readingId)
  return new Map([...byReading].map(([id, ties]) => [id, ties.map(tieOf)]))
}
