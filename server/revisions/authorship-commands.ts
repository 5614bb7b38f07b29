import { setImmediate } from 'node:timers/promises'
import { type Attributed, attribute } from '@fieldword/shared/blame/attribute.ts'
import { flowOf } from '@fieldword/shared/blame/flow.ts'
import { charactersOf, Memory } from '@fieldword/shared/blame/memory.ts'
import type { OriginRun, TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { Passage } from '@fieldword/shared/blame/passages.ts'
import { Vocabulary } from '@fieldword/shared/blame/vocabulary.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Database, Tx } from '../platform/database/prisma.ts'
import { packAuthorship, packPassages, packTyping, runsIn, type WholeAuthorship } from './authorship-packing.ts'
import { type LineRevision, method, readAuthorship, readLine, readRemovals, readTyping } from './authorship-queries.ts'
import { holdContents } from './locks.ts'
import { readDocuments } from './queries.ts'

/** Revisions that are read and written at once. */
const batch = 16

/** [WHO7] Keeps who typed the text of a revision. */
export async function keepTyping(tx: Tx, revisionId: string, runs: readonly TypedRun[]): Promise<void> {
  await tx.revisionTyping.create({ data: { revisionId, runs: packTyping(runs) } })
}

/** [WHO7] [TRF32] The same of many, as another wiki knew it. */
export async function keepTypings(tx: Tx, typings: ReadonlyMap<string, readonly TypedRun[]>): Promise<void> {
  const data = [...typings].map(([revisionId, runs]) => ({ revisionId, runs: packTyping(runs) }))
  await tx.revisionTyping.createMany({ data })
}

/** [WHO13] Of texts that were destroyed nothing is remembered: neither what later revisions took out of them. */
export async function forgetRemovals(tx: Tx, contentHashes: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE authorships SET removed = NULL
    FROM revisions revision JOIN revisions parent ON parent.id = revision.parent_id
    WHERE authorships.revision_id = revision.id AND parent.content_hash = ANY(${[...contentHashes]}::bpchar[])`
}

/** What may still be made now, counted in revisions. Set to none, it ends after those at hand. */
export interface Steps {
  left: number
}

/**
 * [WHO10] Makes the authorship of a revision, and first of those it is made from, as far as `steps` go. Returns how many
 * revisions are left to be made. Whatever was made is kept; made twice at once, it comes out the same.
 */
export async function makeAuthorship(database: Database, revisionId: string, steps: Steps): Promise<number> {
  const line = await readLine(database.prisma, revisionId)
  const [first] = line
  const base = first?.made && !first.redacted ? first : null
  const due = base ? line.slice(1) : line
  if (due.length === 0) return 0
  const making = await Making.from(database, base)
  let made = 0
  while (made < due.length) {
    const some = due.slice(made, made + Math.max(0, Math.min(batch, steps.left)))
    if (some.length === 0 || !(await making.makeAll(some, steps))) break
    made += some.length
  }
  return due.length - made
}

/** A line of revisions whose authorship is made, one after another. */
class Making {
  readonly #database: Database
  readonly #vocabulary = new Vocabulary()
  readonly #memory: Memory
  #parent: Attributed | null
  #whole: WholeAuthorship | null

  private constructor(database: Database, memory: Memory) {
    this.#database = database
    this.#memory = memory
    this.#parent = null
    this.#whole = null
  }

  static async from(database: Database, base: LineRevision | null): Promise<Making> {
    const { prisma } = database
    const making = new Making(database, new Memory(base ? await readRemovals(prisma, base.id) : []))
    if (base) {
      const [document] = await readDocuments(prisma, [base.contentHash])
      making.#whole = await madeAuthorship(prisma, base.id)
      making.#parent = { flow: flowOf(document, making.#vocabulary), runs: runsIn(making.#whole) }
    }
    return making
  }

  /** False when the steps end before. A text that was destroyed is stepped over [WHO13]. */
  async makeAll(revisions: readonly LineRevision[], steps: Steps): Promise<boolean> {
    const kept = revisions.filter(({ redacted }) => !redacted)
    const documents = await readDocuments(
      this.#database.prisma,
      kept.map(({ contentHash }) => contentHash),
    )
    const typing = await readTyping(
      this.#database.prisma,
      kept.map(({ id }) => id),
    )
    const rows: Prisma.Sql[] = []
    const here = new Map<string, readonly OriginRun[]>()
    for (const [index, document] of documents.entries()) {
      const revision = kept[index] as LineRevision
      const same = here.get(revision.sameId ?? '') ?? (await sameRuns(this.#database, revision, steps))
      if (same === 'later') break
      const child = {
        flow: flowOf(document, this.#vocabulary),
        revision: revision.number,
        typed: typing.get(revision.id) ?? null,
      }
      const { runs, removed } = attribute(child, this.#parent, { passages: this.#memory.passages, same })
      here.set(revision.id, runs)
      rows.push(this.#take(revision, { flow: child.flow, runs }, removed))
      steps.left -= 1
      await setImmediate()
    }
    await store(this.#database, [...here.keys()], rows)
    return rows.length === kept.length
  }

  #take({ id }: LineRevision, made: Attributed, removed: readonly Passage[]): Prisma.Sql {
    this.#memory.add(removed)
    this.#parent = made
    const { row, whole } = packAuthorship(id, made.runs, this.#whole)
    this.#whole = whole
    return Prisma.sql`(${id}::uuid, ${method}::smallint, ${row.packed}::bytea, ${row.leansOnId}::uuid, ${row.place}::smallint,
      ${row.size}::int, ${packPassages(removed)}::bytea, ${charactersOf(removed)}::int)`
  }
}

/** [WHO6] Who wrote the earlier text that says the same; made first where it is not yet. */
async function sameRuns(
  database: Database,
  revision: LineRevision,
  steps: Steps,
): Promise<readonly OriginRun[] | null | 'later'> {
  const { sameId } = revision
  if (sameId === null) return null
  const { prisma } = database
  if (!(await readAuthorship(prisma, sameId)) && (await makeAuthorship(database, sameId, steps)) > 0) return 'later'
  return shownAs(revision, runsIn(await madeAuthorship(prisma, sameId)))
}

/**
 * [WHO6] Visitors do not see a text that was rejected or withdrawn. What only it had came with the revision that restored it, and
 * by who wrote it.
 */
function shownAs(
  { number, sameNumber, sameState, sameAuthorId }: LineRevision,
  runs: readonly OriginRun[],
): readonly OriginRun[] {
  if (sameState === 'approved') return runs
  return runs.map(run =>
    run.revision === sameNumber ? { ...run, revision: number, by: run.by === null ? sameAuthorId : run.by } : run,
  )
}

async function madeAuthorship(tx: Tx, revisionId: string): Promise<WholeAuthorship> {
  const made = await readAuthorship(tx, revisionId)
  if (!made) throw new Error(`The authorship of the revision ${revisionId} is not made.`)
  return made
}

/** What an older process makes meanwhile replaces nothing. Of a text that was destroyed meanwhile nothing is kept [WHO13]. */
async function store(database: Database, ids: readonly string[], rows: readonly Prisma.Sql[]): Promise<void> {
  if (rows.length === 0) return
  await database.inTransaction(async tx => {
    await holdContents(tx)
    await tx.$executeRaw`
      INSERT INTO authorships (revision_id, method, packed, leans_on_id, place, size, removed, removed_characters)
      VALUES ${Prisma.join([...rows])}
      ON CONFLICT (revision_id) DO UPDATE SET method = excluded.method, packed = excluded.packed,
        leans_on_id = excluded.leans_on_id, place = excluded.place, size = excluded.size, removed = excluded.removed,
        removed_characters = excluded.removed_characters
      WHERE authorships.method < excluded.method`
    await tx.$executeRaw`
      UPDATE authorships SET removed = NULL
      FROM revisions revision JOIN revisions parent ON parent.id = revision.parent_id
        JOIN contents content ON content.hash = parent.content_hash
      WHERE authorships.revision_id = revision.id AND revision.id = ANY(${[...ids]}::uuid[])
        AND content.redacted_at IS NOT NULL`
  })
}
