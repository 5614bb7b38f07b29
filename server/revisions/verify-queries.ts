import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type Check, type Damage, inParts } from '../platform/verifying.ts'
import { type PackedContent, unpack } from './packing.ts'
import { readPacked } from './queries.ts'

/** Few at once: their texts are unpacked together, with what they lean on. */
const texts = 25
const rows = 1000

const restore = 'Restore it from a backup: what leans on it cannot be read either until then.'
const byHand = 'Compare with a backup and correct the row.'

interface RevisionFacts {
  readonly id: string
  readonly pageId: string
  readonly slug: string | null
  readonly number: number
  readonly previous: number | null
  readonly parentId: string | null
  readonly parentPageId: string | null
  readonly parentNumber: number | null
  readonly parentCharacters: number | null
  readonly contentHash: string
  readonly characters: number
  readonly delta: number
  readonly redactedAt: Date | null
  readonly isTold: boolean
}

/** [VER2] Revisions and their texts: each text read as it would be for a reader. */
export const revisionsCheck: Check = {
  things: 'revisions',
  async *look({ prisma }) {
    for await (const part of inParts<RevisionFacts>(last => readFacts(prisma, last))) {
      const contents = await readPacked(
        prisma,
        part.map(({ contentHash }) => contentHash),
      )
      const known = new Map<string, Buffer>()
      for (const facts of part) yield [...wrongInRow(facts), ...wrongInText(facts, contents, known)]
    }
  },
}

/** [VER3] Texts as they are stored: what they lean on, what is left of destroyed ones, and whose they are. */
export const contentsCheck: Check = {
  things: 'stored texts',
  async *look({ prisma }) {
    for await (const part of inParts<ContentFacts>(last => readContents(prisma, last))) {
      for (const facts of part) yield wrongInContent(facts)
    }
  },
}

function readFacts(tx: Tx, last: RevisionFacts | null): Promise<RevisionFacts[]> {
  return tx.$queryRaw<RevisionFacts[]>`
    SELECT revision.id, revision.page_id AS "pageId", page.slug, revision.number,
      (SELECT max(number) FROM revisions earlier
        WHERE earlier.page_id = revision.page_id AND earlier.number < revision.number) AS previous,
      revision.parent_id AS "parentId", parent.page_id AS "parentPageId", parent.number AS "parentNumber",
      parent.characters AS "parentCharacters", revision.content_hash AS "contentHash", revision.characters, revision.delta,
      content.redacted_at AS "redactedAt",
      EXISTS (SELECT FROM moderations WHERE revision_id = revision.id AND kind = 'redact') AS "isTold"
    FROM revisions revision
    JOIN contents content ON content.hash = revision.content_hash
    LEFT JOIN revisions parent ON parent.id = revision.parent_id
    LEFT JOIN pages page ON page.id = revision.page_id
    WHERE ${last?.pageId ?? null}::uuid IS NULL
      OR (revision.page_id, revision.number) > (${last?.pageId ?? null}::uuid, ${last?.number ?? null}::int)
    ORDER BY revision.page_id, revision.number LIMIT ${texts}`
}

function wrongInRow(facts: RevisionFacts): Damage[] {
  const { number, previous, parentId, parentNumber, delta, characters } = facts
  const problems: string[] = []
  if (facts.slug === null) problems.push('It belongs to a page that is not there.')
  if (number !== (previous ?? 0) + 1) problems.push(`Its page has no revision ${number - 1}: the numbers have a gap.`)
  if (parentId !== null && facts.parentPageId !== facts.pageId) problems.push('Its parent belongs to another page.')
  else if (parentNumber !== null && parentNumber >= number) problems.push('Its parent came after it.')
  if (delta !== characters - (facts.parentCharacters ?? 0)) {
    problems.push(
      `It is said to differ by ${delta} characters from its parent, and the sizes differ by another number.`,
    )
  }
  return problems.map(problem => ({ what: nameOf(facts), problem, remedy: byHand }))
}

function wrongInText(
  facts: RevisionFacts,
  contents: ReadonlyMap<string, PackedContent>,
  known: Map<string, Buffer>,
): Damage[] {
  const what = nameOf(facts)
  if (facts.redactedAt) {
    const problem = 'Its text was destroyed, and the log does not say by whom and why.'
    return facts.isTold ? [] : [{ what, problem, remedy: 'Ask the admins, and compare with a backup.' }]
  }
  try {
    const problem = wrongInBytes(unpack(facts.contentHash, contents, known), facts)
    return problem ? [{ what, problem, remedy: byHand }] : []
  } catch (error) {
    return [{ what, problem: `Its text cannot be read: ${(error as Error).message}`, remedy: restore }]
  }
}

/** The hash was right: what it was made of may still be wrong. */
function wrongInBytes(bytes: Buffer, { characters }: RevisionFacts): string | null {
  const document = parseDocument(JSON.parse(bytes.toString()))
  if (isRefusal(document)) return `Its text is none that this wiki knows: ${JSON.stringify(document.details)}`
  if (canonicalJson(document) !== bytes.toString()) return 'Its text is not in its one form.'
  const counted = sizeOf(document).characters
  return counted === characters ? null : `It is said to have ${characters} characters, and has ${counted}.`
}

function nameOf({ slug, number, id }: RevisionFacts): string {
  return `revision ${number} of ${slug ?? 'no page'} (${id})`
}

interface ContentFacts {
  readonly hash: string
  readonly place: number
  readonly dictionary: string | null
  readonly dictionaryPlace: number | null
  readonly isDictionaryGone: boolean
  readonly isEmpty: boolean
  readonly isRedacted: boolean
  readonly isNamed: boolean
}

function readContents(tx: Tx, last: ContentFacts | null): Promise<ContentFacts[]> {
  return tx.$queryRaw<ContentFacts[]>`
    SELECT content.hash, content.place, content.dictionary, leant.place AS "dictionaryPlace",
      leant.redacted_at IS NOT NULL AS "isDictionaryGone", octet_length(content.packed) = 0 AS "isEmpty",
      content.redacted_at IS NOT NULL AS "isRedacted",
      EXISTS (SELECT FROM revisions WHERE content_hash = content.hash) AS "isNamed"
    FROM contents content LEFT JOIN contents leant ON leant.hash = content.dictionary
    WHERE content.hash > ${last?.hash ?? ''}::bpchar ORDER BY content.hash LIMIT ${rows}`
}

function wrongInContent(facts: ContentFacts): Damage[] {
  const { hash, dictionary, dictionaryPlace, place, isRedacted, isEmpty } = facts
  const found: [problem: string, remedy: string][] = []
  if (!facts.isNamed) found.push(['No revision has it.', 'It does no harm. Delete the row if nothing leans on it.'])
  if (isRedacted && !isEmpty)
    found.push(['It was destroyed, and is still there.', 'Destroy it again, or empty "packed".'])
  if (!isRedacted && isEmpty) found.push(['It is empty, and nobody destroyed it.', restore])
  if (dictionary !== null && dictionaryPlace === null) found.push(['It leans on a text that is not stored.', restore])
  if (facts.isDictionaryGone) found.push(['It leans on a text that was destroyed.', restore])
  if (dictionaryPlace !== null && dictionaryPlace >= place)
    found.push(['It leans on a text after it in its line.', restore])
  return found.map(([problem, remedy]) => ({ what: `stored text ${hash}`, problem, remedy }))
}
