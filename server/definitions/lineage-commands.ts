import { checkDirection, checkTies } from '@fieldword/shared/definitions/lineage-check.ts'
import type { LineageReadingRef, LineageWish, RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { hashedForm } from '@fieldword/shared/definitions/lineage-hash.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demandPresent, findPageIn, lockPage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { type LineagePair, pairIn, pairTexts, readingRefs } from './lineage-pair.ts'
import { findReading, newestNumber, type PairIds, textHashes } from './lineage-queries.ts'

export interface NewReading extends PairIds {
  readonly pageId: string
  readonly number: number
  /** Who says so, as it is shown with every statement made from it. */
  readonly reading: string
  readonly summary: string
  readonly restoredNumber: number | null
  readonly recordedById: string | null
  readonly outsideRecorder: string | null
  readonly recordedAt: Date
  readonly ties: readonly RecordedTie[]
}

/** [DEF30] [DEF31] Stores a reading that was checked; returns its id. */
export async function insertReading(tx: Tx, platform: Platform, { ties, ...told }: NewReading): Promise<string> {
  const id = platform.newId()
  const contentHash = sha256(hashedForm(await textHashes(tx, told), told.reading, ties))
  await tx.lineageReading.create({ data: { id, contentHash, ...told } })
  await tx.lineageTie.createMany({
    data: ties.map(({ from, to, kind, carried, arrived, rationale }, place) => ({
      ...{ readingId: id, position: place + 1, fromElementId: from, toElementId: to },
      ...{ kind, carried: [...carried], arrived: [...arrived], rationale },
    })),
  })
  return id
}

/** [DEF30–DEF36] Records how a moderator reads what became of the elements of one version in a newer one. */
export function recordLineage(platform: Platform, actor: Actor, wish: LineageWish): Promise<LineageReadingRef> {
  const { reading, summary, basedOn, ties } = wish
  return record(platform, actor, wish, async (tx, pair) => {
    const newest = await findReading(tx, pair.ids, null)
    demandNewest(newest?.number ?? 0, basedOn)
    await demandTies(tx, actor, pair, ties)
    const isSame =
      newest && hashedForm(pair.hashes, newest.reading, newest.recorded) === hashedForm(pair.hashes, reading, ties)
    if (isSame) refuseWith('lineage-unchanged')
    return { reading, summary, restoredNumber: null, ties }
  })
}

export interface RestorationWish {
  readonly slug: string
  readonly from: string
  readonly to: string
  readonly number: number
  readonly basedOn: number
  readonly summary?: string | undefined
}

/** [DEF32] Records again what an older reading says. */
export function restoreLineage(platform: Platform, actor: Actor, wish: RestorationWish): Promise<LineageReadingRef> {
  return record(platform, actor, wish, async (tx, pair) => {
    demandNewest(await newestNumber(tx, pair.ids), wish.basedOn)
    const old = (await findReading(tx, pair.ids, wish.number)) ?? refuseWith('not-found')
    const newest = await findReading(tx, pair.ids, null)
    if (newest?.contentHash === old.contentHash) refuseWith('lineage-unchanged')
    const summary = wish.summary ?? `Restore reading ${old.number}`
    return { reading: old.reading, summary, restoredNumber: old.number, ties: old.recorded }
  })
}

type Said = Pick<NewReading, 'reading' | 'summary' | 'restoredNumber' | 'ties'>

export interface FirstReading {
  readonly pageId: string
  /** Labels. */
  readonly from: string
  readonly to: string
  readonly reading: string
  readonly summary: string
  readonly ties: readonly RecordedTie[]
}

/** [DEF35] The same for a version that the same transaction made, which holds the page's lock. Answers the reading's id. */
export async function recordFirstReading(
  tx: Tx,
  platform: Platform,
  actor: SignedIn,
  { pageId, from, to, ...said }: FirstReading,
): Promise<string> {
  const pair = await pairIn(tx, pageId, { from, to })
  await demandTies(tx, actor, pair, said.ties)
  const recordedAt = platform.clock()
  const told = { pageId, ...pair.ids, number: 1, restoredNumber: null, outsideRecorder: null }
  const readingId = await insertReading(tx, platform, { ...told, ...said, recordedById: actor.id, recordedAt })
  await recordEvent(tx, { kind: 'lineage-recorded', pageId, readingId, actorId: actor.id }, recordedAt)
  return readingId
}

/** Under the page's lock, so that of two who record at once the second is told. */
async function record(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly from: string; readonly to: string },
  said: (tx: Tx, pair: LineagePair) => Promise<Said>,
): Promise<LineageReadingRef> {
  demand(actor, 'lineage:record')
  const { id: actorId } = signedIn(actor)
  const row = await platform.database.inTransaction(async tx => {
    const { id: pageId } = await findPageIn(tx, wish.slug)
    demandPresent(await lockPage(tx, pageId))
    const pair = await pairIn(tx, pageId, wish)
    const refusal = checkDirection(pair.from, pair.to)
    if (refusal) throw new RefusalError(refusal)
    const { ids } = pair
    const at = platform.clock()
    const readingId = await insertReading(tx, platform, {
      ...{ pageId, ...ids, number: (await newestNumber(tx, ids)) + 1 },
      ...{ recordedById: actorId, outsideRecorder: null, recordedAt: at, ...(await said(tx, pair)) },
    })
    await recordEvent(tx, { kind: 'lineage-recorded', pageId, readingId, actorId }, at)
    await platform.signals.notifyIn(tx, 'pages', pageId)
    return (await findReading(tx, ids, null)) ?? refuseWith('not-found')
  })
  const [ref] = await readingRefs(platform, [row], row.number)
  return ref ?? refuseWith('not-found')
}

/** [DEF32] Whoever saw an older reading would drop what somebody said since without having read it. */
function demandNewest(newest: number, basedOn: number): void {
  if (newest !== basedOn) refuseWith('lineage-moved-on', { newest })
}

async function demandTies(tx: Tx, actor: Actor, pair: LineagePair, ties: readonly RecordedTie[]): Promise<void> {
  const [from, to] = await pairTexts(tx, actor, pair)
  const refusal = checkTies(from, to, ties)
  if (refusal) throw new RefusalError(refusal)
}
