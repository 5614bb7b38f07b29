import type { GlossaryStatus, Term } from '@fieldword/shared/definitions/glossary-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPage, pageRefOf, presentTerms, readLabels } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { countTerms, readLetters, readTerms, readTermsOf, type TermRow } from './glossary-queries.ts'
import { readInForce, versionRefOf } from './queries.ts'

interface GlossaryWish {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly status?: GlossaryStatus | undefined
  readonly from?: string | undefined
}

/** [TRM11] The glossary: every definition that visitors read, by title. */
export async function listTerms(platform: Platform, actor: Actor, { cursor, limit, ...wish }: GlossaryWish) {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const [rows, total, letters] = await Promise.all([
    readTerms(prisma, { ...wish, after: idCursor(cursor), limit: limit + 1 }),
    countTerms(prisma, wish),
    readLetters(prisma),
  ])
  const { items, nextCursor } = listFrom(
    rows,
    limit,
    row => row,
    row => row.id,
  )
  return { items: await termsOf(platform, items), nextCursor, letters, total }
}

/** [TRM9] One term, as its card says it. */
export async function readTerm(platform: Platform, actor: Actor, slug: string): Promise<Term> {
  demand(actor, 'page:read')
  const { id } = await findPage(platform, slug)
  const [term] = await termsOf(platform, await readTermsOf(platform.database.prisma, [id]))
  return term ?? refuseWith('not-found')
}

/** [TRM6] What a label may mean, by title. */
export async function listNamed(platform: Platform, actor: Actor, label: string): Promise<{ items: Term[] }> {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const { list } = await presentTerms(prisma)
  const ids = list.named(label).map(({ pageId }) => pageId)
  return { items: await termsOf(platform, await readTermsOf(prisma, ids)) }
}

async function termsOf(platform: Platform, rows: readonly TermRow[]): Promise<Term[]> {
  const { prisma } = platform.database
  const ids = rows.map(({ id }) => id)
  const [labels, inForce] = await Promise.all([readLabels(prisma, ids), readInForce(prisma, ids)])
  return rows.map(row => {
    const version = inForce.get(row.id)
    const told = { gist: row.gist ?? '', labels: labels.get(row.id) ?? [] }
    return { ...pageRefOf(platform, row), ...told, inForce: version ? versionRefOf(version) : null }
  })
}
