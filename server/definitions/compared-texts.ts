import type { ComparedText } from '@fieldword/shared/definitions/compare-contract.ts'
import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import type { ElementText } from '@fieldword/shared/definitions/lineage.ts'
import { canonical } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findOrCreateWorkingDraft, readDraft } from '../collab/index.ts'
import { demandPresent, type PageRecord } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf, type RevisionRow, readableRevision, readTexts } from '../revisions/index.ts'
import { textOf, type VersionRow, versionRefOf } from './queries.ts'

/** A text of a definition as somebody named it, for whoever may read it. */
export interface NamedText {
  readonly told: ComparedText
  readonly document: DocumentJson
  readonly contentHash: string
  readonly elements: readonly ElementText[]
  /** The version it is, or the newest one that was there before it. */
  readonly standsOn: VersionRow | null
}

/**
 * [DEF45] The text at a name: the label of a version, `r12` for a revision, `draft` for the draft as it is now. A label goes
 * before what else it might mean. What one may not read is refused as elsewhere.
 */
export async function readNamedText(
  platform: Platform,
  actor: Actor,
  page: PageRecord,
  versions: readonly VersionRow[],
  name: string,
): Promise<NamedText> {
  const version = versions.find(({ label }) => label === name)
  if (version) return ofVersion(platform, actor, version)
  const [, number] = /^r([1-9]\d{0,9})$/.exec(name) ?? []
  if (number) return ofRevision(platform, actor, page, versions, Number(number))
  return name === 'draft' ? ofDraft(platform, actor, page, versions) : refuseWith('not-found')
}

async function ofVersion({ database }: Platform, actor: Actor, version: VersionRow): Promise<NamedText> {
  const [document] = await readTexts(database.prisma, actor, [textOf(version)])
  return named(document, version.contentHash, version, {
    label: version.label,
    version: versionRefOf(version),
    revision: null,
  })
}

async function ofRevision(
  platform: Platform,
  actor: Actor,
  page: PageRecord,
  versions: readonly VersionRow[],
  number: number,
): Promise<NamedText> {
  const row = await readableRevision(platform, actor, page, number)
  const [document] = await readTexts(platform.database.prisma, actor, [row])
  const version = versions.find(({ revisionId }) => revisionId === row.id)
  return named(document, row.contentHash, standOf(versions, row), {
    label: `r${number}`,
    version: version ? versionRefOf(version) : null,
    revision: {
      number,
      state: row.state,
      current: row.id === page.approvedRevisionId,
      writtenOn: row.writtenOn,
    },
  })
}

async function ofDraft(
  platform: Platform,
  actor: Actor,
  page: PageRecord,
  versions: readonly VersionRow[],
): Promise<NamedText> {
  demand(actor, 'draft:read')
  demandPresent(page)
  const { draftId } = await findOrCreateWorkingDraft(platform, page.id)
  // As a revision of it would be stored: what the editor leaves at its defaults is no difference.
  const document = canonical((await readDraft(platform, draftId)).document)
  const contentHash = contentHashOf(document)
  const standsOn = versions.findLast(version => version.contentHash === contentHash) ?? versions.at(-1) ?? null
  return named(document, contentHash, standsOn, { label: 'draft', version: null, revision: null })
}

/** [DEF46] The version whose words these are; else the newest that is not newer than the revision. */
function standOf(versions: readonly VersionRow[], row: RevisionRow): VersionRow | null {
  return (
    versions.findLast(({ contentHash }) => contentHash === row.contentHash) ??
    versions.findLast(({ revisionNumber }) => revisionNumber <= row.number) ??
    null
  )
}

function named(
  document: DocumentJson,
  contentHash: string,
  standsOn: VersionRow | null,
  told: Omit<ComparedText, 'elements'>,
): NamedText {
  const elements = elementsOf(document)
  return { told: { ...told, elements: elements.length }, document, contentHash, elements, standsOn }
}
