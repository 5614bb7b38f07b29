import { seek } from '@fieldword/server/collab/seek.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { DraftMoment } from '@fieldword/shared/collab/history-contract.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import * as Y from 'yjs'
import { packAll } from './long-log.ts'

/** Packs all of a draft there is, under a snapshot of now. */
export async function packNow(platform: Platform, draftId: string): Promise<void> {
  const { sql, prisma } = platform.database
  const { seq } = await prisma.draft.findUniqueOrThrow({ where: { id: draftId } })
  const { doc } = await seek(sql, draftId, Number(seq))
  await writeSnapshot(sql, draftId, { seq: Number(seq), bytes: Y.encodeStateAsUpdate(doc) })
  await packAll(platform, draftId)
}

export async function slugOf(platform: Platform, draftId: string): Promise<string> {
  const { prisma } = platform.database
  const { pageId } = await prisma.draft.findUniqueOrThrow({ where: { id: draftId } })
  return (await prisma.page.findUniqueOrThrow({ where: { id: pageId } })).slug
}

/** The text of a moment, and the author of each of its UTF-16 units. */
export function authorsOf({ document, runs }: DraftMoment): { text: string; by: (string | null)[] } {
  return {
    text: document.content.map(textOf).join(''),
    by: runs.flatMap(({ by, length }) => Array<string | null>(length).fill(by)),
  }
}

function textOf({ text = '', content = [] }: NodeJson): string {
  return text + content.map(textOf).join('')
}
