import * as Y from 'yjs'
import type { Database, Tx } from '../platform/database/prisma.ts'
import { type Check, type Damage, inParts } from '../platform/verifying.ts'
import { applyQuietly, updatesAtOnce } from './draft-document.ts'
import { readPages } from './update-log-pages.ts'
import { type SnapshotRow, unpackSnapshot } from './update-log-snapshots.ts'

const draftsAtOnce = 100

interface DraftFacts {
  readonly id: string
  readonly pageId: string
  readonly slug: string | null
  readonly working: boolean
  readonly seq: bigint
  readonly isBaseThere: boolean
  readonly isRetired: boolean
  readonly holds: bigint
}

/** [VER5] Drafts: their whole log, edit by edit, and their snapshots beside what the log gives. */
export const draftsCheck: Check = {
  things: 'drafts',
  async *look({ prisma, sql }) {
    for await (const part of inParts<DraftFacts>(last => readFacts(prisma, last))) {
      for (const facts of part) yield [...wrongInRow(facts), ...(await wrongInLog(sql, facts))]
    }
  },
}

function readFacts(tx: Tx, last: DraftFacts | null): Promise<DraftFacts[]> {
  return tx.$queryRaw<DraftFacts[]>`
    SELECT draft.id, draft.page_id AS "pageId", page.slug, draft.working, draft.seq,
      draft.base_revision_id IS NULL OR base.page_id = draft.page_id AS "isBaseThere",
      draft.retired_at IS NOT NULL AS "isRetired",
      (SELECT count(*) FROM draft_updates WHERE draft_id = draft.id)
        + (SELECT count(*) FROM draft_packs WHERE draft_id = draft.id)
        + (SELECT count(*) FROM draft_snapshots WHERE draft_id = draft.id) AS holds
    FROM drafts draft
    LEFT JOIN pages page ON page.id = draft.page_id
    LEFT JOIN revisions base ON base.id = draft.base_revision_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR draft.id > ${last?.id ?? null}::uuid
    ORDER BY draft.id LIMIT ${draftsAtOnce}`
}

const restore = 'Restore the draft’s rows from a backup. What is approved and proposed is not touched by it.'

function wrongInRow(facts: DraftFacts): Damage[] {
  const found: [problem: string, remedy: string][] = []
  if (facts.slug === null) found.push(['It belongs to a page that is not there.', 'Compare with a backup.'])
  if (!facts.isBaseThere)
    found.push(['It is in step with a revision that its page does not have.', 'Compare with a backup.'])
  if (facts.isRetired && facts.holds > 0n) {
    found.push([
      'Its past was destroyed, and some of it is still there.',
      'Delete its rows in draft_updates, draft_packs and draft_snapshots.',
    ])
  }
  return found.map(([problem, remedy]) => ({ what: nameOf(facts), problem, remedy }))
}

async function wrongInLog(sql: Database['sql'], facts: DraftFacts): Promise<Damage[]> {
  if (facts.isRetired) return []
  try {
    const problem = await replay(sql, facts)
    return problem ? [{ what: nameOf(facts), problem, remedy: restore }] : []
  } catch (error) {
    return [{ what: nameOf(facts), problem: `Its log cannot be read: ${causeOf(error)}`, remedy: restore }]
  }
}

/** Goes through the log as it was written, and holds every snapshot against what there was at its moment. */
async function replay(sql: Database['sql'], { id, seq }: DraftFacts): Promise<string | null> {
  const until = Number(seq)
  const snapshots = await sql<{ seq: string }[]>`
    SELECT seq FROM draft_snapshots WHERE draft_id = ${id} ORDER BY seq`
  const due = snapshots.map(row => Number(row.seq))
  const doc = new Y.Doc()
  let last = 0
  for await (const page of readPages(sql, id, { after: 0, until })) {
    for (let from = 0; from < page.length; ) {
      const upTo = Math.min(from + updatesAtOnce, endOf(page, due[0], from))
      const some = page.slice(from, upTo)
      for (const row of some) {
        if (row.seq !== last + 1) return `Edit ${last + 1} is missing from its log.`
        last = row.seq
      }
      applyQuietly(
        doc,
        some.map(({ bytes }) => bytes),
        null,
      )
      if (due[0] === last && !(await agrees(sql, id, due.shift() ?? 0, doc))) {
        return `Its snapshot of edit ${last} is not what the log gives.`
      }
      from = upTo
    }
  }
  if (last < until) return `Its log ends with edit ${last} of ${until}.`
  if (doc.store.pendingStructs) return 'Its log holds an edit that leans on one that is not there.'
  return due.length > 0 ? `It has a snapshot of edit ${due[0]}, which its log does not reach.` : null
}

/** How many rows of a page come before, or with, the edit of the next snapshot. */
function endOf(page: readonly { readonly seq: number }[], due: number | undefined, from: number): number {
  const first = page[from]?.seq ?? 0
  return due === undefined || due < first ? page.length : Math.min(page.length, from + due - first + 1)
}

async function agrees(sql: Database['sql'], draftId: string, seq: number, doc: Y.Doc): Promise<boolean> {
  const [row] = await sql<SnapshotRow[]>`
    SELECT seq, bytes, size FROM draft_snapshots WHERE draft_id = ${draftId} AND seq = ${seq}`
  // Meanwhile it has become superfluous.
  if (!row) return true
  const kept = new Y.Doc()
  applyQuietly(kept, [(await unpackSnapshot(row)).bytes], null)
  return Y.equalSnapshots(Y.snapshot(kept), Y.snapshot(doc))
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function nameOf({ id, slug, working }: DraftFacts): string {
  return `${working ? 'working draft' : 'draft'} of ${slug ?? 'no page'} (${id})`
}
