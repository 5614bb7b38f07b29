import { findOrCreateWorkingDraft, readDraft } from '@fieldword/server/collab/index.ts'
import { readAfter } from '@fieldword/server/collab/update-log-reading.ts'
import { insertPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { PageKind } from '@fieldword/shared/pages/contract.ts'

export interface DraftWish {
  readonly kind?: PageKind
  /** The text of the draft's base revision, one paragraph; without it the page has no revision. */
  readonly text?: string
}

let made = 0

/** A page with a working draft; answers the draft's id. */
export async function aDraft(platform: Platform, { kind = 'article', text }: DraftWish = {}): Promise<string> {
  made += 1
  const title = `Page ${process.pid} ${made}`
  const pageId = await platform.database.inTransaction(tx =>
    insertPage(tx, platform, { title, kind, parentId: null, createdById: null }),
  )
  if (text !== undefined) await approveText(platform, pageId, title, aParagraph(text))
  return (await findOrCreateWorkingDraft(platform, pageId)).draftId
}

export function aParagraph(text: string): DocumentJson {
  return { type: 'doc', content: [aBlock('p1', text)] }
}

export function aBlock(id: string, text: string): DocumentJson['content'][number] {
  return { type: 'paragraph', attrs: { id }, ...(text !== '' && { content: [{ type: 'text', text }] }) }
}

async function approveText(platform: Platform, pageId: string, title: string, document: DocumentJson): Promise<void> {
  await platform.database.inTransaction(async tx => {
    const revision = await createRevision(tx, {
      ...{ id: platform.newId(), pageId, parentId: null, document, title, summary: 'First text' },
      ...{ changeKind: 'wording', origin: 'import', state: 'approved', createdById: null, authors: [] },
      ...{ createdAt: platform.clock(), writtenOn: '2019' },
    })
    await tx.page.update({ where: { id: pageId }, data: { approvedRevisionId: revision.id } })
  })
}

/** The text of a draft as it is on disk, paragraph by paragraph. */
export async function wordsOnDisk(platform: Platform, draftId: string): Promise<string[]> {
  const { document } = await readDraft(platform, draftId)
  return document.content.map(block => (block.content ?? []).map(({ text }) => text ?? '').join(''))
}

/** The numbers of a draft's log, packed or not, and its own. */
export async function sequenceOf(platform: Platform, draftId: string): Promise<{ rows: number[]; last: number }> {
  const { prisma, sql } = platform.database
  const { seq } = await prisma.draft.findUniqueOrThrow({ where: { id: draftId } })
  return { rows: (await readAfter(sql, draftId, 0)).map(row => row.seq), last: Number(seq) }
}

export function oneTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}
