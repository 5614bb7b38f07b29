import { type Place, revisionPath, versionPath } from '@fieldword/shared/definitions/addresses.ts'
import { type Published, permanentAddress } from '@fieldword/shared/definitions/published.ts'
import type { Signposted } from '@fieldword/shared/definitions/signposts.ts'
import { slug as slugRule } from '@fieldword/shared/kernel/contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { findPage, type PageRecord } from '../pages/index.ts'
import { RefusalError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { readVersions, textOf } from './queries.ts'

/** The page visitors read at this address; null where there is none, which the page at that address explains. */
export async function findShownPage(platform: Platform, slug: unknown): Promise<PageRecord | null> {
  const asked = slugRule.safeParse(slug)
  if (!asked.success) return null
  return findPage(platform, asked.data).catch((error: unknown) => {
    if (error instanceof RefusalError) return null
    throw error
  })
}

/** [DEF60] The permanent path of what visitors read at a place of this page; null where they read nothing. */
export async function permanentPathAt(
  { database: { prisma } }: Platform,
  page: PageRecord,
  label: string | null,
): Promise<string | null> {
  const versions = await readVersions(prisma, page.id)
  const version = versions.find(one =>
    label === null ? one.revisionId === page.approvedRevisionId : one.label === label,
  )
  if (version) return isTextShown(textOf(version), visitor) ? versionPath(page.slug, version.label) : null
  const { approvedRevisionId } = page
  if (label !== null || approvedRevisionId === null) return null
  const revision = (await findRevisions(prisma, [approvedRevisionId])).get(approvedRevisionId)
  return revision ? revisionPath(page.slug, revision.number) : null
}

export function signpostedOf(published: Published, place: Place): Signposted {
  const { origin, authors } = published
  return {
    ...{ origin, place, permanent: permanentAddress(published) },
    authors: authors.flatMap(({ path }) => (path === null ? [] : [origin + path])),
  }
}
