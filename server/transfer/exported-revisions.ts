import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, type RevisionState } from '@fieldword/shared/policy/can.ts'
import type { ExportedRevision, ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { readDocuments } from '../revisions/index.ts'
import {
  type RevisionToExport,
  readRevisionsToExport,
  readSourcesToExport,
  type SourceToExport,
} from './export-queries.ts'
import { readTexts } from './import-queries.ts'
import { unpackText } from './packing.ts'
import { typingOf } from './typing.ts'

/** Revisions that are read, and held, at once. */
const atOnce = 50

const states: readonly RevisionState[] = ['pending', 'approved', 'rejected', 'withdrawn']

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
  const shown = states.filter(state => can(actor, 'revision:read', { state }))
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
  const sources = can(actor, 'wiki:export') ? await sourcesOf(tx, rows) : new Map<string, KeptSource[]>()
  return rows.map(row => {
    const shown = { document: byId.get(row.id) ?? null, typing: typing.get(row.id) ?? null }
    return outgoingRevision(row, page, shown, sources.get(row.id) ?? [], seesHidden)
  })
}

function outgoingRevision(
  { id: _, redactedAt, size, createdAt, ...row }: RevisionToExport,
  page: string,
  { document, typing }: Pick<OutgoingRevision, 'document' | 'typing'>,
  sources: readonly KeptSource[],
  seesHidden: boolean,
): OutgoingRevision {
  const { hidden } = row
  const told = toldBefore(sources)
  return {
    ...{ page, ...row, ...told, typing, createdAt: createdAt.toISOString(), document },
    ...(hidden.summary && !seesHidden && { summary: '' }),
    ...(hidden.authors && !seesHidden && { authors: [], outsideAuthors: [], createdBy: null }),
    redacted: redactedAt && { at: redactedAt.toISOString(), size },
    imported: sources
      .filter(({ format }) => format !== 'fieldword')
      .map(({ id: _, revisionId: __, ...source }) => source),
  }
}

/** [TRF32] What another Fieldword said of a revision that came from it, and that cannot stand here as it stood there. */
function toldBefore(sources: readonly KeptSource[]): Partial<ExportedRevision> {
  const about = sources.find(({ format }) => format === 'fieldword')?.about
  if (!about) return {}
  const { authors, outsideAuthors, createdBy, state } = about as Partial<ExportedRevision>
  return {
    ...(authors && { authors }),
    ...(outsideAuthors && { outsideAuthors }),
    ...(createdBy !== undefined && { createdBy }),
    ...(state && { state }),
  }
}

type KeptSource = SourceToExport & ExportedSource

async function sourcesOf(tx: Tx, rows: readonly RevisionToExport[]): Promise<Map<string, KeptSource[]>> {
  const sources = await readSourcesToExport(
    tx,
    rows.map(({ id }) => id),
  )
  const stored = await readTexts(
    tx,
    sources.map(({ id }) => id),
  )
  const kept = sources.map(source => ({ ...source, text: unpackText(source.id, stored).toString() }))
  return Map.groupBy(kept, ({ revisionId }) => revisionId)
}
