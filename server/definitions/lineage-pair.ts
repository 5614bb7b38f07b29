import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import type { LineageReadingRef } from '@fieldword/shared/definitions/lineage-contract.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { readTexts } from '../revisions/index.ts'
import type { PairIds, ReadingRow } from './lineage-queries.ts'
import { readVersions, textOf, type VersionRow } from './queries.ts'
import { versionNamed } from './reading.ts'

/** Two versions of a definition that a lineage leads between. */
export interface LineagePair {
  readonly from: VersionRow
  readonly to: VersionRow
  readonly ids: PairIds
  readonly hashes: { readonly from: string; readonly to: string }
}

export async function pairIn(
  tx: Tx,
  pageId: string,
  wish: { readonly from: string; readonly to: string },
): Promise<LineagePair> {
  const versions = await readVersions(tx, pageId)
  const [from, to] = [versionNamed(versions, wish.from), versionNamed(versions, wish.to)]
  return {
    ...{ from, to, ids: { fromVersionId: from.id, toVersionId: to.id } },
    hashes: { from: from.contentHash, to: to.contentHash },
  }
}

/** Both texts by their elements. What a reading names of a hidden text is as hidden as that. */
export async function pairTexts(tx: Tx, actor: Actor, { from, to }: LineagePair): Promise<[VersionText, VersionText]> {
  const [before, after] = await readTexts(tx, actor, [textOf(from), textOf(to)])
  return [
    { label: from.label, elements: outlineOf(before).elements },
    { label: to.label, elements: outlineOf(after).elements },
  ]
}

/** As the API tells them, with the names of who recorded them. */
export async function readingRefs(
  platform: Platform,
  rows: readonly ReadingRow[],
  newest: number,
): Promise<LineageReadingRef[]> {
  const people = await findPeople(
    platform,
    rows.map(({ recordedById }) => recordedById).filter(id => id !== null),
  )
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, reading: row.reading, summary: row.summary },
    ...{ restoredNumber: row.restoredNumber, outsideRecorder: row.outsideRecorder, contentHash: row.contentHash },
    recordedBy: people.find(({ id }) => id === row.recordedById) ?? null,
    recordedAt: row.recordedAt.toISOString(),
    ties: row.tieCount,
    counts: row.number === newest,
  }))
}
