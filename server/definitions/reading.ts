import { permanentPath } from '@fieldword/shared/definitions/addresses.ts'
import type { DefinitionRef, DefinitionView, ElementView } from '@fieldword/shared/definitions/contract.ts'
import { elementLineage } from '@fieldword/shared/definitions/element-lineage.ts'
import { newestStanding, replacedBy } from '@fieldword/shared/definitions/order.ts'
import { periodsInForce } from '@fieldword/shared/definitions/status.ts'
import type { VersionEntry } from '@fieldword/shared/definitions/version-contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { htmlAroundElements } from '@fieldword/shared/document/to-html.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { countByBlock } from '../discussion/index.ts'
import { findReadablePage, listPages, markedText, readPage } from '../pages/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readRevisionDocument, readTexts } from '../revisions/index.ts'
import { counterpartsOf } from './counterparts-queries.ts'
import { readLineage } from './lineage-queries.ts'
import { readStatusLogs } from './log-queries.ts'
import { readInForce, readVersions, textOf, type VersionRow, versionRefOf } from './queries.ts'
import { viewVersion } from './version-view.ts'

type ElementText = Omit<ElementView, 'lineage' | 'variants' | 'counterparts' | 'threads'>

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [DEF1] Definitions by title. */
export async function listDefinitions(
  platform: Platform,
  actor: Actor,
  { inForceOnly, ...listing }: Listing & { readonly inForceOnly?: boolean | undefined },
): Promise<List<DefinitionRef>> {
  const { prisma } = platform.database
  const among = inForceOnly ? [...(await readInForce(prisma, null)).keys()] : undefined
  const { items, nextCursor } = await listPages(platform, actor, { ...listing, kind: 'definition', among })
  const inForce = await readInForce(
    prisma,
    items.map(({ id }) => id),
  )
  const refOf = (row: VersionRow | undefined) => (row ? versionRefOf(row) : null)
  return { items: items.map(item => ({ ...item, inForce: refOf(inForce.get(item.id)) })), nextCursor }
}

/** [DEF1] Oldest first. */
export async function listVersions(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: Listing & { readonly slug: string },
): Promise<List<VersionEntry>> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, slug)
  const after = numberCursor(cursor) ?? 0
  const { prisma } = platform.database
  const rows = (await readVersions(prisma, page.id)).filter(({ position }) => position > after)
  const logs = await readStatusLogs(
    prisma,
    rows.map(({ id }) => id),
  )
  return listFrom(
    rows,
    limit,
    row => ({ ...versionRefOf(row), periods: periodsInForce(logs.get(row.id) ?? []) }),
    row => String(row.position),
  )
}

/** [DEF10] A definition as visitors read it, or as it stood in the version named. */
export async function readDefinition(
  platform: Platform,
  actor: Actor,
  slug: string,
  label: string | undefined,
): Promise<DefinitionView> {
  const page = await readPage(platform, actor, slug)
  if (page.kind !== 'definition') return refuseWith('not-found')
  const versions = await readVersions(platform.database.prisma, page.id)
  const version = label === undefined ? versionShown(versions, page) : versionNamed(versions, label)
  const replaces = version ? replacedBy(versions, version) : newestStanding(versions)
  const text = await textShown(platform, actor, version, page)
  const html = await htmlOf(platform, page.id, text)
  const counterparts = version ? await counterpartsOf(platform.database.prisma, versions, version) : new Map()
  const elements = await withLineage(platform, actor, html.elements, version, replaces)
  const threads = (await countByBlock(platform.database.prisma, actor, [page.id])).get(page.id)
  return {
    page,
    versions: versions.map(versionRefOf),
    version: version ? await viewVersion(platform, version) : null,
    replaces: replaces ? versionRefOf(replaces) : null,
    elements: elements.map(element => ({
      ...element,
      threads: threads?.get(element.id) ?? 0,
      counterparts: counterparts.get(element.id) ?? [],
    })),
    introHtml: html.intro,
    afterHtml: html.after,
    address: platform.config.publicUrl + permanentPath({ page, version }),
  }
}

/** The page at this address, when it is a definition. */
export async function findDefinition(platform: Platform, actor: Actor, slug: string) {
  const page = await findReadablePage(platform, actor, slug)
  return page.kind === 'definition' ? page : refuseWith('not-found')
}

export function versionNamed(versions: readonly VersionRow[], label: string): VersionRow {
  return versions.find(version => version.label === label) ?? refuseWith('not-found')
}

/** The approved text is what visitors read: when it has no name, no version is shown in its place. */
function versionShown(versions: readonly VersionRow[], page: PageView): VersionRow | undefined {
  return versions.find(({ revisionId }) => revisionId === page.text?.revisionId)
}

/** The text of a version, which an older one's may be hidden; else what visitors read. */
async function textShown(
  platform: Platform,
  actor: Actor,
  version: VersionRow | undefined,
  page: PageView,
): Promise<DocumentJson | null> {
  if (!version) return page.text ? readRevisionDocument(platform, page.text.revisionId) : null
  const [text] = await readTexts(platform.database.prisma, actor, [textOf(version)])
  return text
}

async function htmlOf(platform: Platform, pageId: string, text: DocumentJson | null) {
  if (!text) return { intro: '', after: '', elements: [] }
  const { marked, links } = await markedText(platform.database.prisma, pageId, text)
  return { ...htmlAroundElements(marked, links), elements: outlineOf(marked, links).elements }
}

/** [DEF2] Each element with its past, as far as one is recorded, and the other wordings it is found in. */
async function withLineage(
  platform: Platform,
  actor: Actor,
  elements: readonly ElementText[],
  version: VersionRow | undefined,
  replaces: VersionRow | undefined,
): Promise<Omit<ElementView, 'counterparts' | 'threads'>[]> {
  const lineageOf = await lineageBetween(platform, actor, elements, version, replaces)
  return elements.map(element => ({
    ...element,
    lineage: lineageOf(element.id),
    variants: version?.variants.filter(({ elementId }) => elementId === element.id) ?? [],
  }))
}

async function lineageBetween(
  platform: Platform,
  actor: Actor,
  elements: readonly ElementText[],
  version: VersionRow | undefined,
  replaces: VersionRow | undefined,
): Promise<(elementId: string) => ElementView['lineage']> {
  // What the earlier text said is said by the lineage too.
  if (!version || !replaces || !isTextShown(textOf(replaces), actor)) return () => null
  const { links, reading } = await readLineage(platform.database.prisma, replaces.id, version.id)
  if (reading === null) return () => null
  const earlier = outlineOf(await readRevisionDocument(platform, replaces.revisionId))
  const lineage = elementLineage(earlier.elements, elements, links)
  return elementId => {
    const past = lineage.get(elementId)
    return past ? { ...past, fromLabel: replaces.label, reading } : null
  }
}
