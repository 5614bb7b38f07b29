import { compareVersions } from '@fieldword/shared/definitions/compare.ts'
import type { DefinitionComparison } from '@fieldword/shared/definitions/contract.ts'
import { type ElementText, lineageByIdentity, reversed } from '@fieldword/shared/definitions/lineage.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readTexts } from '../revisions/index.ts'
import { type Lineage, readLineage } from './lineage-queries.ts'
import { readVersions, textOf, type VersionRow, versionRefOf } from './queries.ts'
import { findDefinition, versionNamed } from './reading.ts'

/** [DEF3–DEF9] Two versions of a definition, in either direction. */
export async function compareDefinitions(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly from: string; readonly to: string },
): Promise<DefinitionComparison> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, wish.slug)
  const { prisma } = platform.database
  const versions = await readVersions(prisma, page.id)
  const [from, to] = [versionNamed(versions, wish.from), versionNamed(versions, wish.to)]
  const documents = await readTexts(prisma, actor, [textOf(from), textOf(to)])
  const [before, after] = [outlineOf(documents[0]).elements, outlineOf(documents[1]).elements]
  const { links, reading, readingNumber } = await lineageOf(platform, [from, to], [before, after])
  return {
    pageSlug: page.slug,
    pageTitle: page.title,
    versions: versions.map(versionRefOf),
    from: versionRefOf(from),
    to: versionRefOf(to),
    reading,
    readingNumber,
    ...compareVersions({ label: from.label, elements: before }, { label: to.label, elements: after }, links),
  }
}

/** [DEF4] [DEF5] As recorded from the older to the newer version; by the ids of elements where nothing is. */
async function lineageOf(
  platform: Platform,
  [from, to]: readonly [VersionRow, VersionRow],
  [before, after]: readonly [readonly ElementText[], readonly ElementText[]],
): Promise<Lineage> {
  const backwards = from.position > to.position
  const [older, newer] = backwards ? [to, from] : [from, to]
  const recorded = await readLineage(platform.database.prisma, older.id, newer.id)
  if (recorded.reading === null) return { ...recorded, links: lineageByIdentity(before, after) }
  return backwards ? { ...recorded, links: reversed(recorded.links) } : recorded
}
