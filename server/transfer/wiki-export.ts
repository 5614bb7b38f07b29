import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type ExportedLine, exportVersion } from '@fieldword/shared/transfer/exported.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type PageToExport, readLineageToExport, readPagesToExport, readVersionsToExport } from './export-queries.ts'
import { revisionsToExport } from './exported-revisions.ts'
import { mediawikiXml } from './mediawiki-writer.ts'

/** Pages whose heads are read at once. */
const atOnce = 100

/**
 * [TRF31] [TRF32] Everything the wiki holds of its pages, a JSON line each, in one order always: brought into an empty wiki and taken
 * out again, it is the same to the byte. Accounts are names; drafts, reviews and the log of moderators stay here.
 */
export async function* wikiLines(platform: Platform, actor: Actor): AsyncGenerator<string> {
  demand(actor, 'wiki:export')
  yield lineOf({ fieldword: exportVersion, from: platform.config.publicUrl })
  let [pages, revisions] = [0, 0]
  for await (const page of allPages(platform)) {
    pages += 1
    for await (const line of pageLines(platform, actor, page)) {
      if ('revision' in line) revisions += 1
      yield lineOf(line)
    }
  }
  // Last, because a page may stand below one that comes later.
  for await (const { slug, parent, position } of allPages(platform))
    yield lineOf({ place: { page: slug, parent, position } })
  yield lineOf({ end: { pages, revisions } })
}

async function* allPages({ database }: Platform): AsyncGenerator<PageToExport> {
  let after = ''
  for (;;) {
    const pages = await readPagesToExport(database.prisma, { after, limit: atOnce })
    yield* pages
    if (pages.length < atOnce) return
    after = pages.at(-1)?.slug ?? after
  }
}

async function* pageLines(platform: Platform, actor: Actor, page: PageToExport): AsyncGenerator<ExportedLine> {
  const { prisma } = platform.database
  const { id, approved, approvedAt, parent: _, position: __, ...told } = page
  yield { page: told }
  for await (const part of revisionsToExport(prisma, actor, page)) for (const revision of part) yield { revision }
  if (approved !== null && approvedAt)
    yield { approved: { page: page.slug, number: approved, at: approvedAt.toISOString() } }
  const versions = await readVersionsToExport(prisma, id)
  for (const version of versions) {
    const { label, name, status, datedOn, provenance, sources, variants, revision, createdAt } = version
    const told = { label, name, status, datedOn, provenance, sources, variants } as never as object
    yield { version: { page: page.slug, revision, ...told, createdAt: createdAt.toISOString() } } as ExportedLine
  }
  yield* lineageLines(page.slug, versions, await readLineageToExport(prisma, id))
}

/** A line for each reading, in the order of the versions. */
function* lineageLines(
  page: string,
  versions: readonly { readonly id: string; readonly label: string }[],
  readings: Awaited<ReturnType<typeof readLineageToExport>>,
): Generator<ExportedLine> {
  const places = new Map(versions.map(({ id }, place) => [id, place]))
  const placeOf = ({ fromVersionId, toVersionId }: (typeof readings)[number]) =>
    (places.get(fromVersionId) ?? 0) * versions.length + (places.get(toVersionId) ?? 0)
  const labelOf = (id: string) => versions[places.get(id) ?? -1]?.label ?? ''
  for (const told of readings.toSorted((a, b) => placeOf(a) - placeOf(b) || a.number - b.number)) {
    const { number, reading, summary, restoredNumber: restored, by, recordedAt } = told
    const links = told.ties.map(({ fromElementId: from, toElementId: to, kind, carried, arrived, rationale }) => {
      return { from, to, kind, carried, arrived, rationale }
    })
    const pair = { page, from: labelOf(told.fromVersionId), to: labelOf(told.toVersionId) }
    yield { lineage: { ...pair, number, reading, summary, restored, by, at: recordedAt.toISOString(), links } }
  }
}

/** Keys in order, so that equal things are equal lines. */
function lineOf(value: object): string {
  return `${JSON.stringify(value, (_, inner: unknown) => (inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner))}\n`
}

/** [TRF33] Every page that has an approved text, with its history, for a MediaWiki. */
export function wikiXml(platform: Platform, actor: Actor): AsyncGenerator<string> {
  demand(actor, 'wiki:export')
  return mediawikiXml(platform, actor, approvedPages(platform))
}

async function* approvedPages(platform: Platform): AsyncGenerator<PageToExport> {
  for await (const page of allPages(platform)) if (page.approved !== null && page.deletedAt === null) yield page
}
