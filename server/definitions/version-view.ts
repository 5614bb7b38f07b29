import { directionOf } from '@fieldword/shared/definitions/language.ts'
import { periodsInForce } from '@fieldword/shared/definitions/status.ts'
import { isBehind } from '@fieldword/shared/definitions/translations.ts'
import type { TranslationRef, VersionView } from '@fieldword/shared/definitions/version-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { findPagesById } from '../pages/index.ts'
import type { Platform } from '../platform/platform.ts'
import { readErrata, readStatusLog } from './log-queries.ts'
import { readInForce, readTranslations, type VersionRow, versionRefOf } from './queries.ts'

/** [DEF11] [DEF17] [DEF19] Everything that is told of a version itself: its text stands apart. */
export async function viewVersion(platform: Platform, version: VersionRow): Promise<VersionView> {
  const { prisma } = platform.database
  const [log, errata, translations] = await Promise.all([
    readStatusLog(prisma, version.id),
    readErrata(prisma, version.id),
    viewTranslations(platform, version),
  ])
  const actors = [...log, ...errata].flatMap(({ actorId }) => actorId ?? [])
  const people = new Map((await findPeople(platform, [...new Set(actors)])).map(person => [person.id, person]))
  const by = (actorId: string | null) => people.get(actorId ?? '') ?? null
  return {
    ...versionRefOf(version),
    periods: periodsInForce(log),
    provenance: version.provenance,
    sources: version.sources,
    direction: directionOf(version.language),
    log: log.map(({ actorId, at, ...change }) => ({ ...change, at: at.toISOString(), by: by(actorId) })),
    errata: errata.map(({ number, text, at, actorId }) => ({
      ...{ number, text },
      ...{ at: at.toISOString(), by: by(actorId) },
    })),
    ...translations,
  }
}

/** Those on deleted pages are not there. */
async function viewTranslations(
  platform: Platform,
  version: VersionRow,
): Promise<Pick<VersionView, 'translationOf' | 'translations'>> {
  const { prisma } = platform.database
  const ids = version.translationOfId ? [version.translationOfId] : []
  const rows = await readTranslations(prisma, { of: version.id, ids })
  if (rows.length === 0) return { translationOf: null, translations: [] }
  const pageIds = rows.map(({ pageId }) => pageId)
  const [pages, inForce] = await Promise.all([
    findPagesById(prisma, pageIds),
    readInForce(prisma, [version.pageId, ...pageIds]),
  ])
  const refs = rows.flatMap(row => {
    const page = pages.get(row.pageId)
    return page && !page.deletedAt ? [{ row, ref: refOf(row, page) }] : []
  })
  const original = refs.find(({ row }) => row.id === version.translationOfId)
  const newer = original && inForce.get(original.row.pageId)
  const behind = original && newer && isBehind(original.row, newer) ? versionRefOf(newer) : null
  return {
    translationOf: original ? { ...original.ref, behind } : null,
    translations: refs
      .filter(({ row }) => row.translationOfId === version.id)
      .map(({ ref }) => ({ ...ref, behind: isBehind(version, inForce.get(version.pageId)) })),
  }
}

function refOf(row: VersionRow, { slug, title }: { readonly slug: string; readonly title: string }): TranslationRef {
  const { label, language, status } = row
  return { slug, title, label, language, status }
}
