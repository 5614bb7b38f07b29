import { compareVersions } from '@fieldword/shared/definitions/compare.ts'
import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import { checkDirection } from '@fieldword/shared/definitions/lineage-check.ts'
import type {
  LineageEditing,
  LineageReadingRef,
  LineageReadingView,
  RecordedTie,
  TiedElement,
} from '@fieldword/shared/definitions/lineage-contract.ts'
import { differencesOf } from '@fieldword/shared/definitions/lineage-differences.ts'
import { proposeLineage } from '@fieldword/shared/definitions/lineage-proposals.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type LineagePair, pairIn, pairTexts, readingRefs } from './lineage-pair.ts'
import { findReading, linkOf, newestNumber, type ReadingWithTies, readReadings } from './lineage-queries.ts'
import { versionRefOf } from './queries.ts'
import { findDefinition } from './reading.ts'

interface PairWish {
  readonly slug: string
  readonly from: string
  readonly to: string
}

/** [DEF32] Every reading between two versions, newest first. */
export async function listReadings(
  platform: Platform,
  actor: Actor,
  { cursor, limit, ...wish }: PairWish & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<LineageReadingRef>> {
  const { pair } = await readPair(platform, actor, wish)
  const { prisma } = platform.database
  const rows = await readReadings(prisma, pair.ids, numberCursor(cursor), limit + 1)
  const { items, nextCursor } = listFrom(
    rows,
    limit,
    row => row,
    row => String(row.number),
  )
  return { items: await readingRefs(platform, items, await newestNumber(prisma, pair.ids)), nextCursor }
}

/** [DEF32] A reading as it was recorded, whether or not it still counts. */
export async function readReading(
  platform: Platform,
  actor: Actor,
  { number, ...wish }: PairWish & { readonly number: number },
): Promise<LineageReadingView> {
  const both = await readPair(platform, actor, wish)
  const { from, to } = both.texts
  const { row, ref, newest } = await findOne(platform, both.pair, number)
  const { links, fromElements, toElements, mapText } = compareVersions(from, to, row.recorded.map(linkOf))
  return {
    ...toldOf(both),
    ...{ reading: ref, newest },
    ties: row.recorded.map(tie => ({ ...tie, moved: hasMoved(tie, from, to) })),
    map: { links, fromElements, toElements, mapText },
  }
}

/** [DEF32] What one reading says otherwise than another. */
export async function compareReadings(
  platform: Platform,
  actor: Actor,
  { before, after, ...wish }: PairWish & { readonly before: number; readonly after: number },
) {
  const { pair, texts } = await readPair(platform, actor, wish)
  const [one, other] = [await findOne(platform, pair, before), await findOne(platform, pair, after)]
  const said = ({ row }: { readonly row: ReadingWithTies }) => ({ reading: row.reading, ties: row.recorded })
  return { before: one.ref, after: other.ref, differences: differencesOf(said(one), said(other), texts.from, texts.to) }
}

/** [DEF40] What somebody needs to record a reading: both texts, what was read last, and what the texts suggest beside it. */
export async function readForEditing(platform: Platform, actor: Actor, wish: PairWish): Promise<LineageEditing> {
  demand(actor, 'lineage:record')
  const both = await readPair(platform, actor, wish)
  const refusal = checkDirection(both.pair.from, both.pair.to)
  if (refusal) throw new RefusalError(refusal)
  const newest = await findReading(platform.database.prisma, both.pair.ids, null)
  const [ref] = newest ? await readingRefs(platform, [newest], newest.number) : []
  const ties = newest?.recorded ?? []
  const proposals = proposeLineage(both.texts.from.elements, both.texts.to.elements)
  return { ...toldOf(both), reading: ref ?? null, ties, proposals: proposals.filter(isUnsaid(ties)) }
}

/** What a reading says of both elements needs no suggestion. */
function isUnsaid(ties: readonly RecordedTie[]): (proposal: RecordedTie) => boolean {
  const [from, to] = [new Set(ties.map(tie => tie.from)), new Set(ties.map(tie => tie.to))]
  return proposal =>
    !((proposal.from === null || from.has(proposal.from)) && (proposal.to === null || to.has(proposal.to)))
}

interface Both {
  readonly page: { readonly slug: string; readonly title: string }
  readonly pair: LineagePair
  readonly texts: { readonly from: VersionText; readonly to: VersionText }
}

async function readPair(platform: Platform, actor: Actor, wish: PairWish): Promise<Both> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, wish.slug)
  const { prisma } = platform.database
  const pair = await pairIn(prisma, page.id, wish)
  const [from, to] = await pairTexts(prisma, actor, pair)
  return { page, pair, texts: { from, to } }
}

async function findOne(platform: Platform, { ids }: LineagePair, number: number) {
  const { prisma } = platform.database
  const row = (await findReading(prisma, ids, number)) ?? refuseWith('not-found')
  const newest = await newestNumber(prisma, ids)
  const [ref] = await readingRefs(platform, [row], newest)
  return { row, newest, ref: ref ?? refuseWith('not-found') }
}

function toldOf({ page, pair, texts }: Both) {
  return {
    ...{ pageSlug: page.slug, pageTitle: page.title, from: versionRefOf(pair.from), to: versionRefOf(pair.to) },
    fromElements: elementsOf(texts.from),
    toElements: elementsOf(texts.to),
  }
}

function elementsOf({ elements }: VersionText): TiedElement[] {
  return elements.map(({ id, number, handle, text }) => ({ elementId: id, number, handle, text }))
}

/** [DEF3] One element that became one other, in another place. */
function hasMoved(tie: RecordedTie, from: VersionText, to: VersionText): boolean {
  if (tie.kind !== 'kept' && tie.kind !== 'reworded') return false
  const numberIn = ({ elements }: VersionText, id: string | null) => elements.find(element => element.id === id)?.number
  return numberIn(from, tie.from) !== numberIn(to, tie.to)
}
