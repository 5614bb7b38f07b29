import type { AuthoredClocks } from '@fieldword/shared/collab/history-contract.ts'
import { Authorship } from './authorship.ts'
import { type LoggedUpdate, type Pack, packRows, unpackRows } from './pack.ts'
import { deliveriesOf } from './update-log-authorship.ts'

/** Rows in one pack, and what they bring. */
export interface Packed {
  readonly pack: Pack
  /** By whoever was the first of them to deliver it; what stands together is told as one. */
  readonly delivered: readonly AuthoredClocks[]
}

/** [COL19] [COL24] The rows are about to be deleted: what cannot be read back now could never be. Throws then. */
export async function packChecked(rows: readonly LoggedUpdate[]): Promise<Packed> {
  const delivered = new Authorship().addAll(await deliveriesOf(rows))
  const pack = await packRows(rows)
  if (!isSame(await unpackRows(pack), rows)) throw new Error('A pack does not hold what was packed')
  return { pack, delivered }
}

function isSame(unpacked: readonly LoggedUpdate[], rows: readonly LoggedUpdate[]): boolean {
  return (
    unpacked.length === rows.length &&
    rows.every(({ seq, userId, at, bytes }, index) => {
      const other = unpacked[index]
      if (!other || other.seq !== seq || other.userId !== userId || other.at.getTime() !== at.getTime()) return false
      return Buffer.compare(bytes, other.bytes) === 0
    })
  )
}

/**
 * Rows as they go to another thread: a few arrays, where each row by itself would take longer to hand over than to pack. Not written as
 * a pack writes them: a fault there would not show where the pack is read back and compared with these.
 */
export interface FlatRows {
  readonly seqs: Float64Array
  /** Milliseconds since 1970. */
  readonly times: Float64Array
  readonly users: readonly (string | null)[]
  /** By place in `users`. */
  readonly writers: Uint32Array
  readonly lengths: Uint32Array
  /** Of all rows, one after the other. */
  readonly bytes: Uint8Array
}

export function flatten(rows: readonly LoggedUpdate[]): FlatRows {
  const users = [...new Set(rows.map(({ userId }) => userId))]
  const places = new Map(users.map((userId, place) => [userId, place]))
  const lengths = Uint32Array.from(rows, ({ bytes }) => bytes.length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let offset = 0
  for (const row of rows) {
    bytes.set(row.bytes, offset)
    offset += row.bytes.length
  }
  return {
    seqs: Float64Array.from(rows, ({ seq }) => seq),
    times: Float64Array.from(rows, ({ at }) => at.getTime()),
    users,
    writers: Uint32Array.from(rows, ({ userId }) => places.get(userId) ?? 0),
    lengths,
    bytes,
  }
}

export function unflatten({ seqs, times, users, writers, lengths, bytes }: FlatRows): LoggedUpdate[] {
  let end = 0
  return Array.from(seqs, (seq, row) => {
    const begin = end
    end += lengths[row] ?? 0
    const userId = users[writers[row] ?? 0] ?? null
    return { seq, userId, at: new Date(times[row] ?? 0), bytes: bytes.subarray(begin, end) }
  })
}
