import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { ClockRanges } from './clock-ranges.ts'
import { forEachText } from './update-content.ts'

export interface StoredText {
  /** The newest snapshot and what came after it. */
  readonly updates: Uint8Array[]
  /** The last sequence number among them. */
  readonly seq: number
}

export async function readStored(tx: Tx, draftId: string): Promise<StoredText> {
  const snapshot = await tx.draftSnapshot.findFirst({ where: { draftId }, orderBy: { seq: 'desc' } })
  const tail = await tx.draftUpdate.findMany({
    where: { draftId, seq: { gt: snapshot?.seq ?? 0n } },
    orderBy: { seq: 'asc' },
    select: { seq: true, bytes: true },
  })
  const updates = tail.map(row => row.bytes)
  return {
    updates: snapshot ? [snapshot.bytes, ...updates] : updates,
    seq: Number(tail.at(-1)?.seq ?? snapshot?.seq ?? 0n),
  }
}

export interface DraftAuthor {
  readonly userId: string
  /** Characters typed, those deleted again included. */
  readonly typed: number
}

const rowsAtOnce = 2000

/**
 * [COL17] Who typed how much since the draft was last in step with its base, most first: by who delivered the characters,
 * from the log. `until` leaves out what was typed after the text was read. What stands in the log twice counts once, for
 * whoever delivered it first.
 */
export async function draftAuthors(
  platform: Platform,
  draftId: string,
  { since, until }: { readonly since?: number; readonly until?: number } = {},
): Promise<DraftAuthor[]> {
  const { prisma } = platform.database
  const draft = await prisma.draft.findUnique({ where: { id: draftId }, select: { baseSeq: true, seq: true } })
  if (!draft) refuseWith('not-found')
  const typed = new Map<string, number>()
  const counted = new ClockRanges()
  let from = since === undefined ? draft.baseSeq : BigInt(since)
  const to = until === undefined ? draft.seq : BigInt(until)
  while (from < to) {
    const rows = await prisma.draftUpdate.findMany({
      where: { draftId, seq: { gt: from, lte: to } },
      orderBy: { seq: 'asc' },
      take: rowsAtOnce,
      select: { seq: true, bytes: true, userId: true },
    })
    for (const { bytes, userId } of rows) {
      forEachText(bytes, (client, clock, length) => add(typed, userId, counted.add(client, clock, clock + length)))
    }
    from = rows.at(-1)?.seq ?? to
  }
  return [...typed].map(([userId, count]) => ({ userId, typed: count })).sort((a, b) => b.typed - a.typed)
}

function add(typed: Map<string, number>, userId: string | null, count: number): void {
  if (userId !== null && count > 0) typed.set(userId, (typed.get(userId) ?? 0) + count)
}
