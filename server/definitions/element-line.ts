import type { ComparedText } from '@fieldword/shared/definitions/compare-contract.ts'
import type { RecordedLineage } from '@fieldword/shared/definitions/compare-lineage.ts'
import { nothingNamed } from '@fieldword/shared/definitions/lineage.ts'
import { type Timeline, timelineOf } from '@fieldword/shared/definitions/timeline.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { PageRecord } from '../pages/index.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, readTexts } from '../revisions/index.ts'
import { type NamedText, readNamedText } from './compared-texts.ts'
import { readRelatedTies } from './element-queries.ts'
import { readVersions, textOf, type VersionRow, versionRefOf } from './queries.ts'

/** A text in the line of a definition, before it is read: which elements it has, and how it is told. */
export interface TextInLine {
  readonly told: ComparedText
  readonly elementIds: readonly string[]
  /** None of a text that has no version name, which is read. */
  readonly version: VersionRow | null
  readonly named: NamedText | null
}

export interface ElementLine {
  /** Oldest first: the versions, the text that visitors read where that has no name, for members the draft. */
  readonly texts: readonly TextInLine[]
  /** Labels of versions whose text whoever asks may not read. */
  readonly hidden: readonly string[]
}

/** [DEF55] All texts that whoever asks may read. Of the versions no text is looked at. */
export async function readElementLine(platform: Platform, actor: Actor, page: PageRecord): Promise<ElementLine> {
  const versions = await readVersions(platform.database.prisma, page.id)
  const [shown, hidden] = [true, false].map(wanted =>
    versions.filter(version => isTextShown(textOf(version), actor) === wanted),
  )
  const names = await namesAfter(platform, actor, page, versions)
  const later = await Promise.all(names.map(name => readNamedText(platform, actor, page, versions, name)))
  return {
    texts: [
      ...(shown ?? []).map(toldVersion),
      ...later.map(named => {
        return { told: named.told, elementIds: named.elements.map(({ id }) => id), version: null, named }
      }),
    ],
    hidden: (hidden ?? []).map(({ label }) => label),
  }
}

function toldVersion(version: VersionRow): TextInLine {
  const { label, elements, elementIds } = version
  const told = { label, version: versionRefOf(version), revision: null, elements }
  return { told, elementIds, version, named: null }
}

async function namesAfter(
  { database }: Platform,
  actor: Actor,
  page: PageRecord,
  versions: readonly VersionRow[],
): Promise<string[]> {
  const { approvedRevisionId: approved } = page
  const isNamed = versions.some(({ revisionId }) => revisionId === approved)
  const row = approved && !isNamed ? (await findRevisions(database.prisma, [approved])).get(approved) : undefined
  return [...(row ? [`r${row.number}`] : []), ...(can(actor, 'draft:read') && !page.deletedAt ? ['draft'] : [])]
}

/** [DEF55] Where everything stands that has to do with an element, by ids alone. */
export async function timelineOfElement(
  { database }: Platform,
  pageId: string,
  { texts }: ElementLine,
  elementId: string,
): Promise<Timeline> {
  const { steps, related } = await readRelatedTies(database.prisma, pageId, elementId)
  const lines = texts.map(({ told: { label }, elementIds, version }) => ({
    ...{ id: version?.id ?? label, label, follows: version === null },
    elements: elementIds.flatMap((id, place) => {
      return related.has(id) ? [{ id, number: place + 1, handle: '', text: '' }] : []
    }),
  }))
  const recorded = steps.map(({ ties, ...step }): RecordedLineage => {
    const links = ties.map(tie => ({ ...tie, kind: 'kept' as const, ...nothingNamed }))
    return { ...step, links }
  })
  return timelineOf(lines, recorded)
}

/** In their order; those without a version name are read already. */
export async function readLineTexts(
  { database }: Platform,
  actor: Actor,
  texts: readonly TextInLine[],
): Promise<(DocumentJson | undefined)[]> {
  const versions = texts.flatMap(({ version }) => version ?? [])
  const documents = await readTexts(database.prisma, actor, versions.map(textOf))
  const byId = new Map(versions.map(({ id }, at) => [id, documents[at]]))
  return texts.map(({ version, named }) => (version ? byId.get(version.id) : named?.document))
}
