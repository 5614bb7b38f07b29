import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { revisionState } from '@fieldword/shared/revisions/contract.ts'
import type { ExportedRevision, ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { readDocuments } from '../revisions/index.ts'
import {
  type RevisionToExport,
  readRevisionsToExport,
  readSourcesKept,
  readSourcesToExport,
  type SourceToExport,
} from './export-queries.ts'
import { readTexts } from './import-queries.ts'
import { unpackText } from './packing.ts'
import { typingOf } from './typing.ts'

/** Revisions that are read, and held, at once. */
const atOnce = 50

/** A revision as it leaves the wiki, and its document where whoever takes it out may see it. */
export interface OutgoingRevision extends ExportedRevision {
  readonly document: DocumentJson | null
}

/** [TRF30] The history of a page as this actor may see it, part by part, oldest first. Sources go along for admins alone. */
export async function* revisionsToExport(
  tx: Tx,
  actor: Actor,
  page: { readonly id: string; readonly slug: string },
): AsyncGenerator<OutgoingRevision[]> {
  const shown = revisionState.options.filter(state => can(actor, 'revision:read', { state }))
  let after = 0
  for (;;) {
    const rows = await readRevisionsToExport(tx, page.id, { after, limit: atOnce, states: shown })
    if (rows.length === 0) return
    yield await outgoing(tx, actor, page.slug, rows)
    after = rows.at(-1)?.number ?? after
    if (rows.length < atOnce) return
  }
}

async function outgoing(
  tx: Tx,
  actor: Actor,
  page: string,
  rows: readonly RevisionToExport[],
): Promise<OutgoingRevision[]> {
  const seesHidden = can(actor, 'revision:read-hidden')
  const readable = rows.filter(({ redactedAt, hidden }) => redactedAt === null && (seesHidden || !hidden.text))
  const documents = await readDocuments(
    tx,
    readable.map(({ contentHash }) => contentHash),
  )
  const byId = new Map(readable.map(({ id }, index) => [id, documents[index] ?? null]))
  const typing = await typingOf(
    tx,
    readable.filter(({ hidden }) => seesHidden || !hidden.authors).map(({ id }) => id),
  )
  const sources = can(actor, 'wiki:export') ? await sourcesOf(tx, rows) : new Map<string, ExportedSource[]>()
  return rows.map(row => {
    const shown = { document: byId.get(row.id) ?? null, typing: typing.get(row.id) ?? null }
    return outgoingRevision(row, page, shown, sources.get(row.id) ?? [], seesHidden)
  })
}

function outgoingRevision(
  { redactedAt, size, characters, createdAt, ...row }: RevisionToExport,
  page: string,
  { document, typing }: Pick<OutgoingRevision, 'document' | 'typing'>,
  imported: readonly ExportedSource[],
  seesHidden: boolean,
): OutgoingRevision {
  const { hidden } = row
  return {
    ...{ page, ...row, typing, createdAt: createdAt.toISOString(), document },
    ...(hidden.summary && !seesHidden && { summary: '' }),
    ...(hidden.authors && !seesHidden && { authors: [], outsideAuthors: [], createdBy: null }),
    redacted: redactedAt && { at: redactedAt.toISOString(), size, characters },
    imported: [...imported],
  }
}

async function sourcesOf(tx: Tx, rows: readonly RevisionToExport[]): Promise<Map<string, ExportedSource[]>> {
  const sources = await readSourcesToExport(
    tx,
    rows.map(({ id }) => id),
  )
  const texts = await withTexts(tx, sources)
  const of = new Map<string, ExportedSource[]>()
  for (const [index, { revisionId }] of sources.entries()) {
    const told = texts[index]
    if (revisionId && told) of.set(revisionId, [...(of.get(revisionId) ?? []), told])
  }
  return of
}

/** [TRF42] Sources that became no revision, part by part. */
export async function* sourcesKept(tx: Tx): AsyncGenerator<ExportedSource[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const sources = await readSourcesKept(tx, after, atOnce)
    if (sources.length === 0) return
    yield await withTexts(tx, sources)
    after = sources.at(-1)?.id ?? after
  }
}

async function withTexts(tx: Tx, sources: readonly SourceToExport[]): Promise<ExportedSource[]> {
  const stored = await readTexts(
    tx,
    sources.map(({ id }) => id),
  )
  return sources.map(({ revisionId: _, ...told }) => ({ ...told, text: unpackText(told.id, stored).toString() }))
}
