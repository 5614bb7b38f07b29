import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { checkPublication } from '@fieldword/shared/definitions/publishing.ts'
import type { Erratum, ErratumWish, VersionWish } from '@fieldword/shared/definitions/version-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, RefusalError, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevision } from '../revisions/index.ts'
import { insertVersion } from './commands.ts'
import { elementsToName } from './publication.ts'
import { readVersions, type VersionRow, versionRefOf } from './queries.ts'
import { findDefinition, versionNamed } from './reading.ts'
import { latestToday } from './today.ts'

/** [DEF11–DEF19] Load, decide, save: an approved revision becomes a version. */
export async function publishVersion(platform: Platform, actor: Actor, wish: VersionWish): Promise<VersionRef> {
  demand(actor, 'version:publish')
  const { id: actorId } = signedIn(actor)
  const { id: pageId } = await findDefinition(platform, actor, wish.slug)
  const translated = wish.translationOf && (await findTranslated(platform, actor, pageId, wish))
  const publishing = { pageId, actorId, translationOfId: translated?.id ?? null }
  return platform.database.inTransaction(async tx => versionRefOf(await publishIn(tx, platform, publishing, wish)))
}

interface Publishing {
  readonly pageId: string
  readonly actorId: string
  readonly translationOfId: string | null
}

/** The same in a transaction that does more, for whoever was asked whether they may. */
export async function publishIn(
  tx: Tx,
  platform: Platform,
  { pageId, actorId, translationOfId }: Publishing,
  wish: VersionWish,
): Promise<VersionRow> {
  demandPresent(await lockPage(tx, pageId))
  const versions = await readVersions(tx, pageId)
  const row = await findRevision(tx, pageId, wish.revision)
  const revision = row && { ...row, elements: await elementsToName(tx, row) }
  const today = latestToday(platform.clock())
  const { revisionId, place } = orThrow(checkPublication(wish, { versions, revision, today }))
  const { label, name, status, datedOn, provenance, sources, variants, language } = wish
  const id = await insertVersion(tx, platform, {
    ...{ pageId, revisionId, label, name, status, datedOn, provenance, sources, variants, language },
    ...{ place, publishedById: actorId, translationOfId },
    followsId: madeFrom(wish, versions.slice(0, place)),
  })
  await recordEvent(tx, { kind: 'version-published', pageId, versionId: id, actorId }, platform.clock())
  await platform.signals.notifyIn(tx, 'pages', pageId)
  return versionWithId(await readVersions(tx, pageId), id)
}

/** [DEF15] What it says; else what it takes out of force, whatever becomes of that one later. Only one before it can be. */
function madeFrom({ follows, supersedes, status }: VersionWish, before: readonly VersionRow[]): string | null {
  const label = follows ?? (status === 'in_force' ? supersedes : null)
  return before.find(known => known.label === label)?.id ?? null
}

function versionWithId(versions: readonly VersionRow[], id: string): VersionRow {
  const version = versions.find(known => known.id === id)
  if (!version) throw new Error(`The version ${id} was not stored.`)
  return version
}

/** [DEF19] */
async function findTranslated(
  platform: Platform,
  actor: Actor,
  pageId: string,
  { translationOf, language }: VersionWish,
): Promise<VersionRow> {
  const wrong = (message: string) => refuseWith('bad-input', { issues: [{ path: 'translationOf', message }] })
  const version = translationOf && (await findVersion(platform, actor, translationOf))
  if (!version) return wrong('There is no such version in this wiki.')
  if (version.pageId === pageId) return wrong('A translation stands on a page of its own.')
  return version.language === language ? wrong('It is in the same language.') : version
}

/** None where there is no such page or version. */
async function findVersion(
  platform: Platform,
  actor: Actor,
  { slug, label }: { readonly slug: string; readonly label: string },
): Promise<VersionRow | null> {
  try {
    const page = await findDefinition(platform, actor, slug)
    return versionNamed(await readVersions(platform.database.prisma, page.id), label)
  } catch (error) {
    if (error instanceof RefusalError) return null
    throw error
  }
}

/** [DEF11] Says what is wrong about a version, which stays as it is. */
export async function addErratum(platform: Platform, actor: Actor, wish: ErratumWish): Promise<Erratum> {
  demand(actor, 'version:correct')
  const { id: actorId, name, colour } = signedIn(actor)
  const { id: pageId } = await findDefinition(platform, actor, wish.slug)
  return platform.database.inTransaction(async tx => {
    demandPresent(await lockPage(tx, pageId))
    const { id: versionId } = versionNamed(await readVersions(tx, pageId), wish.label)
    const at = platform.clock()
    const number = await correctIn(tx, platform, pageId, { versionId, text: wish.text, actorId, at })
    return { number, text: wish.text, at: at.toISOString(), by: { id: actorId, name, colour } }
  })
}

/** The same in a transaction that does more and holds the page's lock, for whoever was asked whether they may; its number. */
export async function correctIn(
  tx: Tx,
  platform: Platform,
  pageId: string,
  erratum: NewErratum & { readonly actorId: string },
): Promise<number> {
  const { versionId, actorId, at } = erratum
  const number = await keepErratum(tx, erratum)
  await recordEvent(tx, { kind: 'version-corrected', pageId, versionId, actorId }, at)
  await platform.signals.notifyIn(tx, 'pages', pageId)
  return number
}

export interface NewErratum {
  readonly versionId: string
  readonly text: string
  readonly actorId: string | null
  readonly at: Date
}

async function keepErratum(tx: Tx, erratum: NewErratum): Promise<number> {
  const number = (await tx.versionErratum.count({ where: { versionId: erratum.versionId } })) + 1
  await tx.versionErratum.create({ data: { ...erratum, number } })
  return number
}
