import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type ExportedLine, exportVersion } from '@fieldword/shared/transfer/exported.ts'
import { type CarriedTable, type Row, readCarried } from '../platform/database/carried.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { inSnapshot } from '../platform/database/snapshot.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { spokenOf, standingOn } from './carried-tables.ts'
import { type PageToExport, readPagesToExport } from './export-queries.ts'
import { revisionsToExport, sourcesKept } from './exported-revisions.ts'
import { mediawikiXml } from './mediawiki-writer.ts'

/** Pages whose heads are read at once. */
const atOnce = 100

export interface ExportWish {
  /** Along with what people sign in with. */
  readonly secrets?: boolean
}

/**
 * [TRF31] [TRF32] [TRF41] Everything the wiki holds and cannot work out again, as it is at one moment, a JSON line each, in one order
 * always: brought into an empty wiki and taken out again, it is the same to the byte.
 */
export async function* wikiLines(
  platform: Platform,
  actor: Actor,
  { secrets = false }: ExportWish = {},
): AsyncGenerator<string> {
  demand(actor, 'wiki:export')
  yield lineOf({ fieldword: exportVersion, from: platform.config.publicUrl })
  for await (const line of inSnapshot(platform.database, tx => lines(tx, actor, secrets))) yield lineOf(line)
}

/** What others speak of comes before them; places last, because a page may stand below one that comes later. */
async function* lines(tx: Tx, actor: Actor, secrets: boolean): AsyncGenerator<ExportedLine | Row> {
  yield* rowLines(tx, spokenOf, secrets)
  let [pages, revisions] = [0, 0]
  for await (const page of allPages(tx)) {
    pages += 1
    for await (const line of pageLines(tx, actor, page)) {
      if ('revision' in line) revisions += 1
      yield line
    }
  }
  for await (const part of sourcesKept(tx)) for (const source of part) yield { source }
  yield* rowLines(tx, standingOn, secrets)
  for await (const { slug, parent, position, updatedAt } of allPages(tx))
    yield { place: { page: slug, parent, position, updatedAt } }
  yield { end: { pages, revisions } }
}

async function* rowLines(tx: Tx, tables: readonly CarriedTable[], secrets: boolean): AsyncGenerator<Row> {
  for (const table of tables)
    for await (const rows of readCarried(tx, table, secrets)) for (const row of rows) yield { [table.name]: row }
}

async function* allPages(tx: Tx): AsyncGenerator<PageToExport> {
  let after = ''
  for (;;) {
    const pages = await readPagesToExport(tx, { after, limit: atOnce })
    yield* pages
    if (pages.length < atOnce) return
    after = pages.at(-1)?.slug ?? after
  }
}

async function* pageLines(tx: Tx, actor: Actor, page: PageToExport): AsyncGenerator<ExportedLine> {
  const { approved, approvedAt, parent: _, position: __, updatedAt: ___, ...told } = page
  yield { page: told }
  for await (const part of revisionsToExport(tx, actor, page)) for (const revision of part) yield { revision }
  if (approved !== null && approvedAt)
    yield { approved: { page: page.slug, number: approved, at: approvedAt.toISOString() } }
}

/** Keys in order, so that equal things are equal lines. */
function lineOf(value: object): string {
  return `${JSON.stringify(value, (_, inner: unknown) => (inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner))}\n`
}

/** [TRF33] [TRF41] Every page that has an approved text, with its history, for a MediaWiki. */
export function wikiXml(platform: Platform, actor: Actor): AsyncGenerator<string> {
  demand(actor, 'wiki:export')
  return inSnapshot(platform.database, tx => mediawikiXml(tx, platform.config, actor, approvedPages(tx)))
}

async function* approvedPages(tx: Tx): AsyncGenerator<PageToExport> {
  for await (const page of allPages(tx)) if (page.approved !== null && page.deletedAt === null) yield page
}
