import type { Tx } from '../platform/database/prisma.ts'
import { type Check, inParts } from '../platform/verifying.ts'

const rows = 500

interface VersionFacts {
  readonly id: string
  readonly slug: string | null
  readonly label: string
  readonly isApproved: boolean
}

/** [VER7] Versions of definitions: that each names an approved revision of its page. */
export const versionsCheck: Check = {
  things: 'versions',
  async *look({ prisma }) {
    for await (const part of inParts<VersionFacts>(last => readFacts(prisma, last))) {
      for (const { id, slug, label, isApproved } of part) {
        const what = `version ${label} of ${slug ?? 'no page'} (${id})`
        const problem = 'It names no approved revision of its page.'
        yield isApproved ? [] : [{ what, problem, remedy: 'Compare with a backup and correct the row.' }]
      }
    }
  },
}

function readFacts(tx: Tx, last: VersionFacts | null): Promise<VersionFacts[]> {
  return tx.$queryRaw<VersionFacts[]>`
    SELECT version.id, page.slug, version.label,
      EXISTS (SELECT FROM revisions WHERE id = version.revision_id AND page_id = version.page_id AND state = 'approved')
        AS "isApproved"
    FROM versions version LEFT JOIN pages page ON page.id = version.page_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR version.id > ${last?.id ?? null}::uuid
    ORDER BY version.id LIMIT ${rows}`
}
