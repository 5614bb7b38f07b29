import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { ClockRanges } from './clock-ranges.ts'
import { forEachText } from './update-content.ts'
import { readPages } from './update-log-pages.ts'

export interface DraftAuthor {
  readonly userId: string
  /** Characters typed, those deleted again included. */
  readonly typed: number
}

/**
 * [COL17] Who typed how much since the draft was last in step with its base, most first: by who delivered the characters,
 * from the log. `until` leaves out what was typed after the text was read. What stands in the log twice counts once, for
 * whoever delivered it first.
 */
export async function draftAuthors(
  { database }: Platform,
  draftId: string,
  { since, until }: { readonly since?: number; readonly until?: number } = {},
): Promise<DraftAuthor[]> {
  const draft = await database.prisma.draft.findUnique({
    where: { id: draftId },
    select: { baseSeq: true, seq: true, own: { select: { brought: true } } },
  })
  if (!draft) refuseWith('not-found')
  const typed = new Map<string, number>()
  // [COL58] Before what was typed here itself comes what it began with.
  if (since === undefined) for (const { userId, typed: count } of broughtIn(draft.own)) add(typed, userId, count)
  const counted = new ClockRanges()
  const bounds = { after: since ?? Number(draft.baseSeq), until: until ?? Number(draft.seq) }
  for await (const page of readPages(database.sql, draftId, bounds)) {
    for (const { bytes, userId } of page) {
      forEachText(bytes, (client, clock, length) => add(typed, userId, counted.add(client, clock, clock + length)))
    }
  }
  return [...typed].map(([userId, count]) => ({ userId, typed: count })).sort((a, b) => b.typed - a.typed)
}

function broughtIn(own: { readonly brought: unknown } | null): readonly DraftAuthor[] {
  return (own?.brought ?? []) as readonly DraftAuthor[]
}

function add(typed: Map<string, number>, userId: string | null, count: number): void {
  if (userId !== null && count > 0) typed.set(userId, (typed.get(userId) ?? 0) + count)
}
