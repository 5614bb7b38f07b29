import {
  type AuthoredClocks,
  type DraftMoment,
  type DraftState,
  type DraftUpdates,
  mostUpdatesBytes,
} from '@fieldword/shared/collab/history-contract.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import * as Y from 'yjs'
import { findPeople } from '../accounts/index.ts'
import { findReadablePage, type PageRecord } from '../pages/index.ts'
import { type Draft, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { holdsHidden } from '../revisions/index.ts'
import { authorRuns } from './author-runs.ts'
import { readDocument } from './draft-document.ts'
import { openOwnDraft } from './own-drafts.ts'
import type { LoggedUpdate } from './pack.ts'
import { seek } from './seek.ts'
import { readAuthorship } from './update-log-authorship.ts'
import { lastSeqUntil, readPages } from './update-log-pages.ts'

export interface DraftHistory {
  readonly page: PageRecord
  readonly draftId: string
  readonly lastSeq: number
  readonly baseSeq: number
  readonly baseRevisionId: string | null
}

/** Which draft: the page's working draft, or one that is somebody's own. */
export interface DraftNamed {
  readonly slug: string
  readonly own?: string | undefined
}

/** [COL59] The history of a draft. Refuses with `no-history` where nobody has opened it yet. */
export async function findHistory(
  platform: Platform,
  actor: Actor,
  { slug, own: id }: DraftNamed,
): Promise<DraftHistory> {
  demand(actor, 'draft:read')
  const { prisma } = platform.database
  const page = await findReadablePage(platform, actor, slug)
  const own = id === undefined ? null : await openOwnDraft(prisma, actor, { id, pageId: page.id })
  const draft = await findDraft(prisma, own?.draftId ?? null, page.id)
  if (!draft || draft.seq === 0n) refuseWith('no-history')
  const { id: draftId, seq, baseSeq, baseRevisionId, holdsHidden } = draft
  demand(actor, 'draft:replay', { holdsHidden })
  return { page, draftId, lastSeq: Number(seq), baseSeq: Number(baseSeq), baseRevisionId }
}

type DraftRow = Pick<Draft, 'id' | 'seq' | 'baseSeq' | 'baseRevisionId'> & { readonly holdsHidden: boolean }

/** One of a page's drafts, its working draft where none is named; null while there is none. */
async function findDraft(tx: Tx, draftId: string | null, pageId: string): Promise<DraftRow | null> {
  const which = draftId === null ? Prisma.sql`page_id = ${pageId}::uuid AND working` : Prisma.sql`id = ${draftId}::uuid`
  const [draft] = await tx.$queryRaw<DraftRow[]>`
    SELECT id, seq, base_seq AS "baseSeq", base_revision_id AS "baseRevisionId", ${holdsHidden(pageId)} AS "holdsHidden"
    FROM drafts WHERE ${which}`
  return draft ?? null
}

/** [COL23] [COL24] The draft at one moment: named by its edit, or by a time, which is the last edit until then. */
export async function readMoment(
  platform: Platform,
  actor: Actor,
  asked: DraftNamed & { readonly seq?: number | undefined; readonly time?: string | undefined },
): Promise<DraftMoment> {
  const history = await findHistory(platform, actor, asked)
  const { sql } = platform.database
  const { draftId, lastSeq } = history
  const named = asked.time === undefined ? asked.seq : await lastSeqUntil(sql, history, new Date(asked.time))
  const { doc, edit } = await seekIn(platform, history, named ?? 0)
  const authorship = await readAuthorship(sql, draftId, new Set(doc.store.clients.keys()), edit.seq)
  // Reading leaves out what the schema does not allow, in the Yjs document as well: the runs are counted after it.
  const { type, content } = readDocument(doc)
  const runs = authorRuns(doc, authorship)
  const people = await peopleOf(platform, [edit.userId, ...runs.map(({ by }) => by)])
  return { ...momentOf(edit), lastSeq, document: { type, content: [...content] }, runs, people }
}

/** [COL23] The Yjs state at one moment and who wrote it, for a client that plays on from there. */
export async function readState(
  platform: Platform,
  actor: Actor,
  asked: DraftNamed & { readonly seq: number },
): Promise<DraftState> {
  const history = await findHistory(platform, actor, asked)
  const { doc, edit } = await seekIn(platform, history, asked.seq)
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
  const authorship = await readAuthorship(platform.database.sql, history.draftId, new Set(clocks.keys()), edit.seq)
  const authors: AuthoredClocks[] = [...clocks].flatMap(([client, end]) =>
    authorship.partsOf(client, 0, end).map(part => ({ client, ...part })),
  )
  const people = await peopleOf(platform, [edit.userId, ...authors.map(({ by }) => by)])
  return { ...momentOf(edit), lastSeq: history.lastSeq, state: base64(Y.encodeStateAsUpdate(doc)), authors, people }
}

/** [COL25] The edits after a moment, in order, at most `limit` and no more than some bytes. */
export async function readUpdates(
  platform: Platform,
  actor: Actor,
  { after, limit, ...named }: DraftNamed & { readonly after: number; readonly limit: number },
): Promise<DraftUpdates> {
  const { draftId, lastSeq } = await findHistory(platform, actor, named)
  if (after > lastSeq) refuseWith('no-such-moment', { lastSeq })
  const until = Math.min(lastSeq, after + limit)
  const rows: LoggedUpdate[] = []
  let bytes = 0
  reading: for await (const page of readPages(platform.database.sql, draftId, { after, until })) {
    for (const row of page) {
      if (rows.length > 0 && bytes + row.bytes.length > mostUpdatesBytes) break reading
      bytes += row.bytes.length
      rows.push(row)
    }
  }
  const next = rows.at(-1)?.seq ?? after
  return {
    items: rows.map(row => ({ ...momentOf(row), update: base64(row.bytes) })),
    nextAfter: next < lastSeq ? next : null,
    people: await peopleOf(
      platform,
      rows.map(({ userId }) => userId),
    ),
  }
}

function seekIn({ database }: Platform, { draftId, lastSeq }: DraftHistory, seq: number) {
  if (seq < 1 || seq > lastSeq) refuseWith('no-such-moment', { lastSeq })
  return seek(database.sql, draftId, seq)
}

function momentOf({ seq, at, userId }: LoggedUpdate) {
  return { seq, at: at.toISOString(), by: userId }
}

function peopleOf(platform: Platform, ids: readonly (string | null)[]): Promise<Person[]> {
  return findPeople(platform, [...new Set(ids.filter(id => id !== null))])
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
