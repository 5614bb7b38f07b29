import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { readDocuments } from '@fieldword/server/revisions/index.ts'
import { insertImport } from '@fieldword/server/transfer/import-commands.ts'
import { readImports, readProblems } from '@fieldword/server/transfer/import-queries.ts'
import { type Outcome, runImport } from '@fieldword/server/transfer/run-import.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { type ImportRef, type ImportWish, importWish } from '@fieldword/shared/transfer/contract.ts'
import { temporaryFolder } from '../../support/temporary.ts'

export interface BroughtIn extends ImportRef {
  readonly outcome: Outcome
  /** Its report: kind, name and page of each row. */
  readonly report: readonly string[]
}

/** A file of this content, among the temporary ones. */
export function fileOf(content: string | Uint8Array, name = 'dump.xml'): string {
  const path = join(temporaryFolder('import'), name)
  writeFileSync(path, content)
  return path
}

/** Brings in a file as the command does, and tells what became of it. */
export async function bringIn(
  platform: Platform,
  file: string,
  { bytes = 0, ...wish }: Partial<ImportWish> & { bytes?: number } = {},
): Promise<BroughtIn> {
  const name = file.split('/').at(-1) ?? file
  const id = await insertImport(platform, { name, file, bytes, wish: importWish.parse(wish), startedById: null })
  const outcome = await runImport(platform, id)
  return broughtIn(platform, id, outcome)
}

export async function broughtIn(platform: Platform, id: string, outcome: Outcome): Promise<BroughtIn> {
  const [ref] = await readImports(platform, { id, limit: 1 })
  if (!ref) throw new Error('There is no such import.')
  const rows = await readProblems(platform.database.prisma, id, { kind: undefined, after: null, limit: 1000 })
  return {
    ...ref,
    outcome,
    report: rows.map(({ kind, name, title }) => [kind, name, title].filter(Boolean).join(' | ')),
  }
}

export interface HistoryEntry {
  readonly number: number
  readonly parent: number | null
  readonly authors: readonly string[]
  readonly summary: string
  readonly writtenOn: string
  readonly tags: readonly string[]
  readonly text: string
}

/** A page's history, oldest first, with the words of each revision. */
export async function historyOf(platform: Platform, slug: string): Promise<HistoryEntry[]> {
  const { id } = await findPage(platform, slug)
  const { prisma } = platform.database
  const rows = await prisma.revision.findMany({
    where: { pageId: id },
    orderBy: { number: 'asc' },
    include: { parent: true },
  })
  const documents = await readDocuments(
    prisma,
    rows.map(({ contentHash }) => contentHash),
  )
  return rows.map(({ number, parent, outsideAuthors, summary, writtenOn, tags }, index) => {
    const document = documents[index]
    if (!document) throw new Error('A document is missing.')
    return {
      number,
      parent: parent?.number ?? null,
      authors: outsideAuthors,
      summary,
      writtenOn,
      tags,
      text: toText(document),
    }
  })
}

export async function slugsOf({ database }: Platform): Promise<string[]> {
  const pages = await database.prisma.page.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } })
  return pages.map(({ slug }) => slug)
}
