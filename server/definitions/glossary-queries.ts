import type { GlossaryStatus } from '@fieldword/shared/definitions/glossary-contract.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import { type PageRecord, pageColumns } from '../pages/index.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface TermRow extends PageRecord {
  /** Null while its rendering is not made. */
  readonly gist: string | null
}

interface Narrowing {
  readonly q?: string | undefined
  readonly status?: GlossaryStatus | undefined
  readonly from?: string | undefined
}

interface Part extends Narrowing {
  readonly after: string | null
  readonly limit: number
}

const any = Prisma.sql`true`

/** [TRM11] By title, from a letter on or after the last of the part before. */
export function readTerms(tx: Tx, { after, limit, ...narrowing }: Part): Promise<TermRow[]> {
  const beyond =
    after === null
      ? any
      : Prisma.sql`(page.title_key, page.id) > (SELECT title_key, id FROM pages WHERE id = ${after}::uuid)`
  return readRows(tx, Prisma.sql`${narrowed(narrowing)} AND ${beyond} ORDER BY page.title_key, page.id LIMIT ${limit}`)
}

export async function countTerms(tx: Tx, narrowing: Narrowing): Promise<number> {
  const rows = await tx.$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total FROM pages page WHERE ${isTerm} AND ${narrowed({ ...narrowing, from: undefined })}`
  return Number(rows[0]?.total ?? 0)
}

/** Those with these ids, as far as visitors read them, by title. */
export function readTermsOf(tx: Tx, ids: readonly string[]): Promise<TermRow[]> {
  return readRows(tx, Prisma.sql`page.id = ANY(${[...ids]}::uuid[]) ORDER BY page.title_key, page.id`)
}

/** The letters that titles begin with. */
export async function readLetters(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ letter: string }[]>`
    SELECT DISTINCT upper(left(page.title_key, 1)) AS letter FROM pages page WHERE ${isTerm} ORDER BY letter LIMIT 100`
  return rows.map(({ letter }) => letter).filter(Boolean)
}

const isTerm = Prisma.sql`page.kind = 'definition' AND page.deleted_at IS NULL AND page.approved_revision_id IS NOT NULL`

function readRows(tx: Tx, condition: Prisma.Sql): Promise<TermRow[]> {
  return tx.$queryRaw<TermRow[]>`
    SELECT ${pageColumns}, rendering.gist
    FROM pages page LEFT JOIN page_renderings rendering ON rendering.page_id = page.id
    WHERE ${isTerm} AND ${condition}`
}

function narrowed({ q, status, from }: Narrowing): Prisma.Sql {
  const begun = from ? Prisma.sql`page.title_key >= ${titleKeyOf(from)}` : any
  return Prisma.sql`${named(q)} AND ${inStatus(status)} AND ${begun}`
}

/** Words of the title or, taken together, of one label. */
function named(q: string | undefined): Prisma.Sql {
  if (!q) return any
  // A key holds letters, digits and single spaces, so nothing in it means anything to LIKE.
  const words = titleKeyOf(q)
    .split(' ')
    .map(word => (word === '' ? '' : `% ${word}%`))
  return Prisma.sql`((' ' || page.title_key) LIKE ALL(${words}::text[]) OR EXISTS (
    SELECT FROM page_labels WHERE page_labels.page_id = page.id AND (' ' || page_labels.key) LIKE ALL(${words}::text[])))`
}

function inStatus(status: GlossaryStatus | undefined): Prisma.Sql {
  const inForce = Prisma.sql`EXISTS (
    SELECT FROM versions WHERE versions.page_id = page.id AND versions.status = 'in_force')`
  switch (status) {
    case undefined:
      return any
    case 'in-force':
      return inForce
    case 'stub':
      return Prisma.sql`page.stub`
    case 'approved':
      return Prisma.sql`NOT page.stub AND NOT ${inForce}`
  }
}
