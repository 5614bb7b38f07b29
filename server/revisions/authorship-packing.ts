import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { OriginRun, TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { Passage } from '@fieldword/shared/blame/passages.ts'

/** After so many that each lean on the one before, a whole one: the bound of what a read unpacks. */
export const longestLine = 32

/** A damaged one is an error, never shown. */
const params = { [constants.ZSTD_c_checksumFlag]: 1 }

/** Who wrote each word of one revision, as it is stored. */
export interface PackedAuthorship {
  readonly revisionId: string
  readonly packed: Uint8Array<ArrayBuffer>
  readonly leansOnId: string | null
  readonly place: number
  readonly size: number
}

/** What the next one can lean on. */
export interface WholeAuthorship {
  readonly revisionId: string
  readonly place: number
  readonly bytes: Buffer
}

export function packAuthorship(
  revisionId: string,
  runs: readonly OriginRun[],
  before: WholeAuthorship | null,
): { readonly row: PackedAuthorship; readonly whole: WholeAuthorship } {
  const bytes = Buffer.from(JSON.stringify(toNumbers(runs)))
  const lean = before && before.place + 1 < longestLine ? before : null
  const packed = new Uint8Array(zstdCompressSync(bytes, { params, ...(lean ? { dictionary: lean.bytes } : {}) }))
  const place = lean ? lean.place + 1 : 0
  const row = { revisionId, packed, leansOnId: lean?.revisionId ?? null, place, size: bytes.length }
  return { row, whole: { revisionId, place, bytes } }
}

/** The authorship of `revisionId`, unpacked with all it leans on. Throws when `rows` lacks a part or one is damaged. */
export function unpackAuthorship(revisionId: string, rows: ReadonlyMap<string, PackedAuthorship>): WholeAuthorship {
  const row = rows.get(revisionId)
  if (!row) throw new Error(`The authorship of the revision ${revisionId} is not stored.`)
  const dictionary = row.leansOnId === null ? {} : { dictionary: unpackAuthorship(row.leansOnId, rows).bytes }
  const bytes = zstdDecompressSync(row.packed, { maxOutputLength: row.size, ...dictionary })
  return { revisionId, place: row.place, bytes }
}

export function runsIn({ bytes }: WholeAuthorship): OriginRun[] {
  return fromNumbers(JSON.parse(bytes.toString()) as NumberedRuns)
}

export function packPassages(passages: readonly Passage[]): Uint8Array<ArrayBuffer> | null {
  if (passages.length === 0) return null
  return packed(passages.map(({ texts, runs }) => ({ texts, ...toNumbers(runs) })))
}

export function unpackPassages(bytes: Uint8Array): Passage[] {
  const stored = unpacked(bytes) as (NumberedRuns & { readonly texts: string[] })[]
  return stored.map(({ texts, ...numbered }) => ({ texts, runs: fromNumbers(numbered) }))
}

export function packTyping(runs: readonly TypedRun[]): Uint8Array<ArrayBuffer> {
  return packed(toNumbers(runs.map(run => ({ ...run, revision: 0 }))))
}

export function unpackTyping(bytes: Uint8Array): TypedRun[] {
  return fromNumbers(unpacked(bytes) as NumberedRuns).map(({ by, length }) => ({ by, length }))
}

function packed(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zstdCompressSync(Buffer.from(JSON.stringify(value)), { params }))
}

function unpacked(bytes: Uint8Array): unknown {
  return JSON.parse(zstdDecompressSync(bytes).toString())
}

/** Runs as numbers, three each: length, revision, and the place in `people` counted from 1, or 0 for nobody. */
interface NumberedRuns {
  readonly people: readonly string[]
  readonly runs: readonly number[]
}

function toNumbers(runs: readonly OriginRun[]): NumberedRuns {
  const people = peopleOf(runs)
  const places = new Map<string | null, number>([[null, 0], ...people.map((id, index) => [id, index + 1] as const)])
  return { people, runs: runs.flatMap(({ length, revision, by }) => [length, revision, places.get(by) ?? 0]) }
}

/** By the first revision they have a part in, so that who comes later is added at the end and the rest reads as before. */
function peopleOf(runs: readonly OriginRun[]): string[] {
  const first = new Map<string, number>()
  for (const { by, revision } of runs) {
    if (by !== null) first.set(by, Math.min(revision, first.get(by) ?? revision))
  }
  return [...first].sort(([a, from], [b, since]) => from - since || (a < b ? -1 : 1)).map(([id]) => id)
}

function fromNumbers({ people, runs }: NumberedRuns): OriginRun[] {
  return Array.from({ length: runs.length / 3 }, (_, index) => ({
    length: runs[index * 3] as number,
    revision: runs[index * 3 + 1] as number,
    by: people[(runs[index * 3 + 2] as number) - 1] ?? null,
  }))
}
