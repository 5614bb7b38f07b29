import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { foldSlug } from '@fieldword/shared/pages/slug.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type Check, type Damage, inParts } from '../platform/verifying.ts'
import { documentOf } from '../revisions/index.ts'
import { renderingOf } from './rendering.ts'

const pagesAtOnce = 100

interface PageFacts {
  readonly id: string
  readonly slug: string
  readonly parentId: string | null
  readonly isParentThere: boolean
  readonly isParentDeleted: boolean
  readonly isDeleted: boolean
  readonly isToldDeleted: boolean
  readonly ownsSlug: boolean
  readonly hasItsRules: boolean
  readonly approvedRevisionId: string | null
  readonly approvedPageId: string | null
  readonly approvedState: string | null
  readonly isTextShown: boolean
  readonly renderedId: string | null
  readonly html: string | null
  readonly text: string | null
  readonly terms: string | null
  readonly links: string[]
}

/** [VER4] Pages: what they point to, what visitors read of them, and what is known of their links. */
export const pagesCheck: Check = {
  things: 'pages',
  async *look({ prisma }) {
    for await (const part of inParts<PageFacts>(last => readFacts(prisma, last))) {
      for (const facts of part) yield [...wrongInPlace(facts), ...(await wrongInText(prisma, facts))]
    }
  },
}

/** [VER4] Pages that stand below themselves are in no tree. */
export const treeCheck: Check = {
  things: 'trees of pages',
  async *look({ prisma }) {
    const lost = await prisma.$queryRaw<{ id: string; slug: string }[]>`
      WITH RECURSIVE reached AS (
        SELECT id FROM pages WHERE parent_id IS NULL
        UNION ALL SELECT page.id FROM pages page JOIN reached ON page.parent_id = reached.id
      )
      SELECT id, slug FROM pages WHERE id NOT IN (SELECT id FROM reached) ORDER BY slug LIMIT 100`
    yield lost.map(({ id, slug }) => ({
      what: `page ${slug} (${id})`,
      problem: 'It stands below itself, or below a page that does.',
      remedy: 'Set "parent_id" of one of them to NULL; then put them in their places in the wiki.',
    }))
  },
}

function readFacts(tx: Tx, last: PageFacts | null): Promise<PageFacts[]> {
  return tx.$queryRaw<PageFacts[]>`
    SELECT page.id, page.slug, page.parent_id AS "parentId", parent.id IS NOT NULL AS "isParentThere",
      parent.deleted_at IS NOT NULL AS "isParentDeleted", page.deleted_at IS NOT NULL AS "isDeleted",
      EXISTS (SELECT FROM moderations WHERE page_id = page.id AND kind = 'delete') AS "isToldDeleted",
      EXISTS (SELECT FROM page_slugs WHERE page_slugs.slug = page.slug AND page_id = page.id) AS "ownsSlug",
      page.rules = rules_of(page.id) AS "hasItsRules",
      page.approved_revision_id AS "approvedRevisionId", approved.page_id AS "approvedPageId",
      approved.state::text AS "approvedState",
      NOT coalesce(approved.text_hidden, false) AND content.redacted_at IS NULL AS "isTextShown",
      rendering.revision_id AS "renderedId", rendering.html, rendering.text, rendering.terms,
      ARRAY(SELECT to_slug FROM page_links WHERE from_page_id = page.id ORDER BY to_slug) AS links
    FROM pages page
    LEFT JOIN pages parent ON parent.id = page.parent_id
    LEFT JOIN revisions approved ON approved.id = page.approved_revision_id
    LEFT JOIN contents content ON content.hash = approved.content_hash
    LEFT JOIN page_renderings rendering ON rendering.page_id = page.id
    WHERE ${last?.id ?? null}::uuid IS NULL OR page.id > ${last?.id ?? null}::uuid
    ORDER BY page.id LIMIT ${pagesAtOnce}`
}

function wrongInPlace(facts: PageFacts): Damage[] {
  const found: [problem: string, remedy: string][] = []
  if (!facts.ownsSlug) found.push(['Its address leads elsewhere or nowhere.', 'Rename it in the wiki.'])
  if (facts.parentId !== null && !facts.isParentThere) found.push(['It stands below a page that is not there.', moveIt])
  if (!facts.isDeleted && facts.isParentDeleted) found.push(['It stands below a deleted page.', moveIt])
  if (!facts.hasItsRules) {
    found.push(['What is known of its protection is not what the log of protection says.', renew(facts)])
  }
  if (facts.isDeleted && !facts.isToldDeleted) {
    found.push(['It is deleted, and the log does not say by whom and why.', 'Ask the moderators, or bring it back.'])
  }
  return found.map(([problem, remedy]) => damage(facts, problem, remedy))
}

const renew = ({ id }: PageFacts) => `SELECT renew_rules('${id}');`
const moveIt = 'Put it in another place in the wiki.'
const approveAgain = 'Approve a revision of the page anew, or restore the pointer from a backup.'
const rebuild = 'Delete its row in page_renderings: it is made again when somebody reads the page.'

async function wrongInText(tx: Tx, facts: PageFacts): Promise<Damage[]> {
  const { approvedRevisionId: id, renderedId } = facts
  if (id === null) return renderedId ? [damage(facts, 'It is shown, and nothing of it is approved.', rebuild)] : []
  if (facts.approvedPageId !== facts.id) {
    return [damage(facts, 'What visitors should read is not one of its revisions.', approveAgain)]
  }
  if (facts.approvedState !== 'approved') {
    return [damage(facts, `What visitors should read is ${facts.approvedState}.`, approveAgain)]
  }
  if (!facts.isTextShown) return [damage(facts, 'What visitors should read is hidden or destroyed.', approveAgain)]
  // A text that cannot be read is told of with its revision.
  const document = await documentOf(tx, id).catch(() => null)
  if (!document) return []
  const links = new Set(linkedSlugs(document).map(foldSlug))
  const wrong: Damage[] = []
  if (links.size !== facts.links.length || !facts.links.every(slug => links.has(slug))) {
    wrong.push(damage(facts, 'What is known of its links is not what its text links to.', approveAgain))
  }
  if (renderedId === null) return wrong
  const { html, text, terms } = await renderingOf(tx, facts.id, document)
  // [TRM10] One that was made with other terms is made again when somebody reads it.
  const isOtherHtml = terms === facts.terms && html !== facts.html
  if (renderedId !== id || isOtherHtml || text !== facts.text) {
    wrong.push(damage(facts, 'What visitors read is not what its approved text says.', rebuild))
  }
  return wrong
}

function damage({ slug, id }: PageFacts, problem: string, remedy: string): Damage {
  return { what: `page ${slug} (${id})`, problem, remedy }
}
