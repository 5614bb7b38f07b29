import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { compress, decompress } from './compression.ts'
import { joinBodies, splitBodies } from './pack-bodies.ts'

/** One row of the log, wherever it stands. */
export interface LoggedUpdate {
  readonly seq: number
  readonly bytes: Uint8Array
  /** Who delivered it; null when the server wrote it. */
  readonly userId: string | null
  readonly at: Date
}

/** What a row says beside its bytes. */
export interface Head {
  readonly seq: number
  readonly userId: string | null
  readonly at: Date
  readonly length: number
}

export interface PackedHeads {
  readonly fromSeq: number
  readonly toSeq: number
  readonly heads: Uint8Array
  readonly headsSize: number
}

/** Consecutive rows of the log in two compressed parts: what is said of them, and their bytes. */
export interface Pack extends PackedHeads {
  readonly bodies: Uint8Array
  readonly bodiesSize: number
}

/**
 * [COL19] Packs rows that follow each other without a gap. What belongs together stands together (all people, all times, all
 * lengths), as differences: typing is regular, and what is regular vanishes.
 */
export async function packRows(rows: readonly LoggedUpdate[]): Promise<Pack> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last || last.seq - first.seq !== rows.length - 1)
    throw new Error('A pack has rows, and no gap in them')
  const heads = writeHeads(rows)
  const bodies = joinBodies(rows.map(row => row.bytes))
  const [packedHeads, packedBodies] = await Promise.all([compress(heads), compress(bodies)])
  return {
    ...{ fromSeq: first.seq, toSeq: last.seq },
    ...{ heads: packedHeads, headsSize: heads.length, bodies: packedBodies, bodiesSize: bodies.length },
  }
}

/** [COL19] The rows as they were. Rejects when the pack is damaged: a wrong text is never read from it. */
export async function unpackRows(pack: Pack): Promise<LoggedUpdate[]> {
  const [heads, bodies] = await Promise.all([
    unpackHeads(pack),
    orDamaged(pack, () => decompress(pack.bodies, pack.bodiesSize)),
  ])
  return orDamaged(pack, async () => {
    const updates = splitBodies(
      bodies,
      heads.map(head => head.length),
    )
    return heads.map(({ seq, userId, at }, index) => ({ seq, userId, at, bytes: updates[index] ?? new Uint8Array() }))
  })
}

/** The same without the bytes, which need not be read for it. */
export function unpackHeads(pack: PackedHeads): Promise<Head[]> {
  return orDamaged(pack, async () => {
    const heads = readHeads(await decompress(pack.heads, pack.headsSize), pack.fromSeq)
    if (heads.at(-1)?.seq !== pack.toSeq) throw new Error(`${heads.length} edits`)
    return heads
  })
}

async function orDamaged<T>({ fromSeq, toSeq }: PackedHeads, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw new Error(`The pack of edits ${fromSeq} to ${toSeq} is damaged`, { cause })
  }
}

function writeHeads(rows: readonly LoggedUpdate[]): Uint8Array {
  const users = [...new Set(rows.map(row => row.userId))]
  const indexes = new Map(users.map((userId, index) => [userId, index]))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, rows.length)
  encoding.writeVarUint(encoder, users.length)
  for (const userId of users) encoding.writeVarString(encoder, userId ?? '')
  for (const { userId } of rows) encoding.writeVarUint(encoder, indexes.get(userId) ?? 0)
  let before = 0
  for (const { at } of rows) {
    encoding.writeVarInt(encoder, at.getTime() - before)
    before = at.getTime()
  }
  for (const { bytes } of rows) encoding.writeVarUint(encoder, bytes.length)
  return encoding.toUint8Array(encoder)
}

function readHeads(raw: Uint8Array, fromSeq: number): Head[] {
  const decoder = decoding.createDecoder(raw)
  const count = decoding.readVarUint(decoder)
  const users: (string | null)[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1)
    users.push(decoding.readVarString(decoder) || null)
  const people = readColumn(count, () => decoding.readVarUint(decoder))
  const steps = readColumn(count, () => decoding.readVarInt(decoder))
  const lengths = readColumn(count, () => decoding.readVarUint(decoder))
  const heads: Head[] = []
  let time = 0
  for (let row = 0; row < count; row += 1) {
    time += steps[row] ?? 0
    const userId = users[people[row] ?? 0] ?? null
    heads.push({ seq: fromSeq + row, userId, at: new Date(time), length: lengths[row] ?? 0 })
  }
  return heads
}

/** Plain loops: a long history is read by the hundred thousand rows. */
function readColumn(count: number, read: () => number): number[] {
  const column: number[] = []
  for (let row = 0; row < count; row += 1) column.push(read())
  return column
}
