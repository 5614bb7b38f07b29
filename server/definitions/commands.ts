import type { VersionStatus } from '@fieldword/shared/definitions/contract.ts'
import { isBefore } from '@fieldword/shared/definitions/dated.ts'
import { canonicalVersion } from '@fieldword/shared/definitions/version-content.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { documentOf } from '../revisions/index.ts'
import { readStatusLog } from './log-queries.ts'
import { readVersions, type Variant, type VersionRow } from './queries.ts'
import { keepLog, supersede } from './status-commands.ts'
import { dayOf } from './today.ts'

export interface NewVersion {
  readonly pageId: string
  readonly revisionId: string
  readonly label: string
  readonly name: string
  readonly status: VersionStatus
  /** As precise as the source: 2011 or 2019-11-14. */
  readonly datedOn: string
  readonly provenance: string
  readonly sources: readonly Source[]
  readonly variants: readonly Variant[]
  /** BCP 47; English where it is not said. */
  readonly language?: string
  readonly followsId?: string | null
  readonly translationOfId?: string | null
  /** None for a version that came with the wiki. */
  readonly publishedById?: string | null
  /** How many versions of the page stand before it; all where it is not said. */
  readonly place?: number
}

/**
 * [DEF1] [DEF11] Names an approved revision and returns the version's id. In force, it supersedes the one that was. Whether it may
 * be so is the caller's to ask, who holds the page's lock.
 */
export async function insertVersion(tx: Tx, platform: Platform, version: NewVersion): Promise<string> {
  const id = platform.newId()
  const { place, followsId = null, translationOfId = null, publishedById = null, language = 'en', ...told } = version
  const { sources, variants, ...plain } = told
  const versions = await readVersions(tx, version.pageId)
  const effectiveOn = await effectiveFrom(tx, platform, version, versions)
  if (version.status === 'in_force') {
    await supersede(tx, platform, versions, { effectiveOn, by: version.label, actorId: publishedById })
  }
  const row = { ...plain, sources: sources.map(sourceOf), variants: variants.map(variantOf), language }
  const elementIds = outlineOf(await documentOf(tx, version.revisionId)).elements.map(element => element.id)
  await tx.version.create({
    data: {
      ...row,
      ...{ id, followsId, translationOfId, publishedById, createdAt: platform.clock() },
      position: await makeRoom(tx, versions, place ?? versions.length),
      elements: elementIds.length,
      elementIds,
      hash: await hashOf(tx, { ...row, followsId, translationOfId }),
    },
  })
  const published = { from: null, to: version.status, reason: '', actorId: publishedById, at: platform.clock() }
  await keepLog(tx, id, 0, [{ ...published, effectiveOn }])
  return id
}

/** [DEF17] From its date on; in force, from today where the one whose place it takes came into force after that date. */
async function effectiveFrom(
  tx: Tx,
  { clock }: Platform,
  { status, datedOn }: NewVersion,
  versions: readonly VersionRow[],
): Promise<string> {
  const replaced = status === 'in_force' && versions.find(known => known.status === 'in_force')
  const since = replaced ? (await readStatusLog(tx, replaced.id)).at(-1)?.effectiveOn : undefined
  return since && isBefore(datedOn, since) ? dayOf(clock()) : datedOn
}

/** [DEF14] The position of a version with so many before it. Twice, for no two may have the same position in between. */
async function makeRoom(tx: Tx, versions: readonly VersionRow[], place: number): Promise<number> {
  const position = (versions[place - 1]?.position ?? 0) + 1
  const [first] = versions
  if (first && place < versions.length) {
    await tx.$executeRaw`UPDATE versions SET position = -position - 1
      WHERE page_id = ${first.pageId}::uuid AND position >= ${position}`
    await tx.$executeRaw`UPDATE versions SET position = -position WHERE page_id = ${first.pageId}::uuid AND position < 0`
  }
  return position
}

interface Hashable extends Pick<NewVersion, 'revisionId' | 'label' | 'name' | 'datedOn' | 'provenance'> {
  readonly language: string
  readonly sources: readonly Source[]
  readonly variants: readonly Variant[]
  readonly followsId: string | null
  readonly translationOfId: string | null
}

/** [DEF11] */
export async function hashOf(tx: Tx, version: Hashable): Promise<string> {
  const { revisionId, followsId, translationOfId } = version
  const { contentHash } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { contentHash: true },
  })
  const [follows, translationOf] = [await storedHash(tx, followsId), await storedHash(tx, translationOfId)]
  return sha256(canonicalVersion({ ...version, contentHash, follows, translationOf }))
}

async function storedHash(tx: Tx, id: string | null): Promise<string | null> {
  return id === null ? null : (await tx.version.findUniqueOrThrow({ where: { id }, select: { hash: true } })).hash
}

function sourceOf({ title, address }: Source) {
  return { title, address }
}

function variantOf({ elementId, text, difference, seenIn }: Variant) {
  return { elementId, text, difference, seenIn: [...seenIn] }
}
