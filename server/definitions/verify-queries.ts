import type { VersionStatus } from '@fieldword/shared/definitions/contract.ts'
import { canonicalVersion, type VersionContent } from '@fieldword/shared/definitions/version-content.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { sha256 } from '../platform/sha256.ts'
import { type Check, inParts } from '../platform/verifying.ts'

const rows = 500

interface VersionFacts extends VersionContent {
  readonly id: string
  readonly slug: string | null
  readonly isApproved: boolean
  readonly hash: string | null
  readonly status: VersionStatus
  /** What its log says last. */
  readonly logged: VersionStatus | null
  readonly elements: number
  readonly elementIds: readonly string[]
}

/** [VER7] Versions of definitions. */
export const versionsCheck: Check = {
  things: 'versions',
  async *look({ prisma }) {
    for await (const part of inParts<VersionFacts>(last => readFacts(prisma, last))) {
      for (const version of part) {
        const what = `version ${version.label} of ${version.slug ?? 'no page'} (${version.id})`
        yield problemsOf(version).map(problem => ({ what, ...problem }))
      }
    }
  },
}

const compare = 'Compare with a backup and correct the row.'

function problemsOf(version: VersionFacts) {
  const { isApproved, hash, status, logged, elements, elementIds } = version
  return [
    ...(isApproved ? [] : [{ problem: 'It names no approved revision of its page.', remedy: compare }]),
    ...(hash === null ? [{ problem: 'It has no hash.', remedy: 'Start the wiki once: it is worked out then.' }] : []),
    ...(hash !== null && hash !== sha256(canonicalVersion(version))
      ? [{ problem: 'Its hash differs from what it says: it was changed after it was published.', remedy: compare }]
      : []),
    ...(status === logged
      ? []
      : [{ problem: `It is ${status}, and its log says ${logged ?? 'nothing'}.`, remedy: compare }]),
    // None are known where the text was destroyed before they were kept.
    ...(elementIds.length > 0 && elementIds.length !== elements
      ? [{ problem: `It is said to have ${elements} elements, and ${elementIds.length} are named.`, remedy: compare }]
      : []),
  ]
}

function readFacts(tx: Tx, last: VersionFacts | null): Promise<VersionFacts[]> {
  return tx.$queryRaw<VersionFacts[]>`
    SELECT version.id, page.slug, version.label, version.name, version.dated_on AS "datedOn", version.language,
      version.provenance, version.sources, version.variants, version.status::text AS status, version.elements,
      version.element_ids AS "elementIds", version.hash, revision.content_hash AS "contentHash",
      follows.hash AS follows, translated.hash AS "translationOf",
      (SELECT to_status::text FROM version_status_changes WHERE version_id = version.id ORDER BY number DESC LIMIT 1) AS logged,
      COALESCE(revision.page_id = version.page_id AND revision.state = 'approved', false) AS "isApproved"
    FROM versions version LEFT JOIN pages page ON page.id = version.page_id
      LEFT JOIN revisions revision ON revision.id = version.revision_id
      LEFT JOIN versions follows ON follows.id = version.follows_id
      LEFT JOIN versions translated ON translated.id = version.translation_of_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR version.id > ${last?.id ?? null}::uuid
    ORDER BY version.id LIMIT ${rows}`
}
