import { type Label, mostPlaces, type TermInText, type TermUse } from '@fieldword/shared/pages/terms-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readRevisionDocument } from '../revisions/index.ts'
import { findPage, findPagesById, type PageRecord, pageRefOf } from './queries.ts'
import { type MarkedForReading, markedText } from './term-marking.ts'
import { countByElement, countUses, readLabels, readOff, readUses, type UseRow } from './term-queries.ts'

interface Listing {
  readonly slug: string
  readonly element?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [TRM8] Which pages use a definition, and how many there are. */
export async function listUses(platform: Platform, actor: Actor, { slug, element, cursor, limit }: Listing) {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const page = await findPage(platform, slug)
  const [rows, total, byElement] = await Promise.all([
    readUses(prisma, { termPageId: page.id, element, after: idCursor(cursor), limit: limit + 1 }),
    countUses(prisma, page.id, element),
    countByElement(prisma, page.id),
  ])
  return {
    ...listFrom(
      rows,
      limit,
      row => useOf(platform, row),
      row => row.id,
    ),
    total,
    byElement,
  }
}

function useOf(platform: Platform, { anchors, elements, headings, ...page }: UseRow): TermUse {
  const places = anchors.flatMap(anchor => {
    const name = nameOf(anchor, headings ?? [])
    return name === null ? [] : [{ anchor, name }]
  })
  return { page: pageRefOf(platform, page), places, elements }
}

/** What stands before the first heading has no address of its own. */
function nameOf(anchor: string, headings: NonNullable<UseRow['headings']>): string | null {
  const [, number] = /^e(\d+)$/.exec(anchor) ?? []
  return number ? `element ${number}` : (headings.find(({ id }) => id === anchor)?.text ?? null)
}

/** [TRM1] */
export async function listLabels(platform: Platform, actor: Actor, slug: string): Promise<{ items: Label[] }> {
  demand(actor, 'page:read')
  const { id } = await findPage(platform, slug)
  return { items: (await readLabels(platform.database.prisma, [id])).get(id) ?? [] }
}

/** [TRM7] The terms in a page's approved text, and those it was told not to link, by title. */
export async function listInText(platform: Platform, actor: Actor, slug: string): Promise<{ items: TermInText[] }> {
  demand(actor, 'page:read')
  const page = await findPage(platform, slug)
  const { prisma } = platform.database
  const off = await readOff(prisma, page.id)
  const { found, places } = await termsIn(platform, page)
  const pages = [...(await findPagesById(prisma, [...new Set([...found, ...off])])).values()]
  const present = pages.filter(({ deletedAt }) => deletedAt === null)
  present.sort((a, b) => (a.titleKey < b.titleKey ? -1 : 1))
  const byTerm = Map.groupBy(places, ({ pageId }) => pageId)
  return {
    items: present.map(term => {
      const own = (byTerm.get(term.id) ?? []).slice(0, mostPlaces)
      const page = pageRefOf(platform, term)
      return { page, linked: !off.has(term.id), places: own.map(({ pageId: _, ...place }) => place) }
    }),
  }
}

async function termsIn(platform: Platform, { id, approvedRevisionId }: PageRecord): Promise<TermsFound> {
  if (approvedRevisionId === null) return { found: [], places: [] }
  const document = await readRevisionDocument(platform, approvedRevisionId)
  return markedText(platform.database.prisma, id, document)
}

type TermsFound = Pick<MarkedForReading, 'found' | 'places'>
