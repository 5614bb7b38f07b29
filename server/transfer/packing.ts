import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sha256 } from '../platform/sha256.ts'

/** Sources that lean on each other, at most: what reading one unpacks. */
const longestChain = 32

/** The source before, which the next leans on. */
export interface PackedBefore {
  readonly id: string
  readonly depth: number
  readonly bytes: Buffer
}

export interface PackedText {
  readonly packed: Uint8Array<ArrayBuffer>
  readonly dictionary: string | null
  readonly depth: number
  readonly size: number
  readonly sha256: string
}

export function packText(bytes: Buffer, before: PackedBefore | null): PackedText {
  const lean = before && before.depth + 1 < longestChain ? before : null
  return {
    packed: new Uint8Array(zstdCompressSync(bytes, lean && lean.bytes.length > 0 ? { dictionary: lean.bytes } : {})),
    ...{ dictionary: lean?.id ?? null, depth: lean ? lean.depth + 1 : 0, size: bytes.length, sha256: sha256(bytes) },
  }
}

export interface StoredText extends Omit<PackedText, 'depth'> {
  readonly id: string
}

/** Throws when a part is missing, or when the text is not what its hash says. */
export function unpackText(id: string, stored: ReadonlyMap<string, StoredText>): Buffer {
  const row = stored.get(id)
  if (!row) throw new Error(`The source ${id} is not stored.`)
  const dictionary = row.dictionary === null ? null : unpackText(row.dictionary, stored)
  const options = { maxOutputLength: Math.max(1, row.size) }
  const bytes = zstdDecompressSync(row.packed, dictionary?.length ? { ...options, dictionary } : options)
  if (sha256(bytes) !== row.sha256) throw new Error(`The stored source ${id} is damaged: its hash differs.`)
  return bytes
}
