import { monitorEventLoopDelay } from 'node:perf_hooks'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { readMoment } from '@fieldword/server/collab/history-queries.ts'
import { seek } from '@fieldword/server/collab/seek.ts'
import { readTimeline } from '@fieldword/server/collab/timeline-queries.ts'
import { packOldest } from '@fieldword/server/collab/update-log-packing.ts'
import { readStored } from '@fieldword/server/collab/update-log-reading.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { aDraft } from '../collab/support/drafts.ts'
import { slugOf } from '../collab/support/history.ts'
import { LongLog } from '../collab/support/long-log.ts'
import { chanceOf } from '../collab/support/random.ts'
import { readTrace, type Trace } from '../collab/support/traces.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'

/** Rows between two snapshots of a room in which much is written. */
const snapshotEvery = 2000
const seeks = 50

/** What 260,000 keystrokes of one paper cost, kept one to a row: bytes, packing, seeking, opening. */
export async function measureHistory(): Promise<void> {
  const { platform, close } = await createTestPlatform()
  try {
    const draftId = await aDraft(platform)
    const last = await writePaper(platform, draftId)
    console.log(`history: ${last} edits, ${await sizes(platform, last)}`)
    await measurePacking(platform, draftId)
    await platform.database.sql`VACUUM FULL draft_updates`
    console.log(`history, packed: ${await sizes(platform, last)}`)
    await measureReading(platform, draftId, last)
  } finally {
    await close()
  }
}

async function writePaper(platform: Platform, draftId: string): Promise<number> {
  const { txns } = readTrace<Trace>('automerge-paper')
  const log = new LongLog(platform, draftId)
  const { text } = log
  let last = await log.write('Amara')
  for (let from = 0; from < txns.length; from += snapshotEvery) {
    const part = txns.slice(from, from + snapshotEvery)
    for (const { patches } of part) {
      // Nothing in this paper takes two units: its positions are those of Yjs.
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(position, deleted)
        if (inserted !== '') text.insert(position, inserted)
      }
    }
    const before = last
    last = await log.write('Amara')
    await writeTimes(
      platform,
      draftId,
      part.map(({ time }, index) => ({ seq: before + index + 1, at: time })),
    )
    await log.snapshot(last)
  }
  return last
}

/** The times at which they were really typed: all at once would compress too well. */
async function writeTimes({ database }: Platform, draftId: string, times: readonly { seq: number; at: string }[]) {
  await database.sql`
    UPDATE draft_updates SET created_at = typed.at
    FROM json_to_recordset(${JSON.stringify(times)}::text::json) AS typed (seq bigint, at timestamptz)
    WHERE draft_id = ${draftId} AND draft_updates.seq = typed.seq`
}

async function sizes({ database }: Platform, edits: number): Promise<string> {
  const [size] = await database.sql<{ [name in 'updates' | 'rows' | 'packs' | 'keyframes' | 'frames']: number }[]>`
    SELECT (SELECT coalesce(sum(octet_length(bytes)), 0)::float FROM draft_updates) AS updates,
      pg_total_relation_size('draft_updates')::float AS rows,
      (SELECT coalesce(sum(octet_length(heads) + octet_length(bodies)), 0)::float FROM draft_packs) AS packs,
      (SELECT sum(octet_length(bytes))::float FROM draft_snapshots) AS frames,
      (SELECT count(*)::float FROM draft_snapshots) AS keyframes`
  if (!size) return ''
  const each = (bytes: number) => (bytes / edits).toFixed(2)
  return [
    `bytes per edit: ${each(size.updates + size.packs)} in the log, ${each(size.rows + size.packs)} with its rows on disk`,
    `${size.keyframes} snapshots of ${each(size.frames)} per edit`,
  ].join('; ')
}

async function measurePacking({ database }: Platform, draftId: string): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = performance.now()
  let rows = 0
  for (let moved = -1; moved !== 0; rows += moved) moved = await packOldest(database.sql, draftId, 1)
  const took = performance.now() - begun
  delay.disable()
  console.log(
    `history: ${rows} edits packed in ${Math.round(took)} ms (${Math.round((rows / took) * 1000)}/s), event loop held p99 ${milliseconds(delay.percentile(99) / 1e6)}, at most ${milliseconds(delay.max / 1e6)}`,
  )
}

async function measureReading(platform: Platform, draftId: string, last: number): Promise<void> {
  const { sql } = platform.database
  const [member, slug] = [await aMember(platform), await slugOf(platform, draftId)]
  const chance = chanceOf(1)
  const seqs = Array.from({ length: seeks }, () => 1 + chance.below(last))
  await report(`seek to any of ${last} edits`, seqs, seq => seek(sql, draftId, seq))
  await report('the same with document and authors', seqs, seq => readMoment(platform, member, { slug, seq }))
  const five = seqs.slice(0, 5)
  await report('timeline', five, () => readTimeline(platform, member, { slug }))
  await report('cold load', five, async () => {
    const { snapshot, tail } = await readStored(sql, draftId)
    return docOf([...(snapshot ? [snapshot.bytes] : []), ...tail.map(({ bytes }) => bytes)])
  })
}

/** Time on the clock, which others on the machine stretch, and time of this process, which they do not. */
async function report(name: string, seqs: readonly number[], measured: (seq: number) => Promise<unknown>) {
  const times: number[] = []
  const before = process.cpuUsage()
  for (const seq of seqs) {
    const begun = performance.now()
    await measured(seq)
    times.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (share: number) => milliseconds(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0)
  const each = milliseconds((user + system) / 1000 / seqs.length)
  console.log(`history: ${name}: p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}; CPU ${each} each`)
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`
}
