import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/** After so many contents that each lean on the one before, a whole one: the bound of what a read unpacks. */
export const longestChain = 16

export interface PackedContent {
  readonly hash: string
  readonly packed: Uint8Array<ArrayBuffer>
  /** The content whose bytes are the dictionary. */
  readonly dictionary: string | null
  /** How many dictionaries have to be unpacked first. */
  readonly place: number
  /** Bytes of the canonical JSON. */
  readonly size: number
}

/** What a packed content can lean on: the parent's bytes, and its own place. */
export interface PackedParent {
  readonly hash: string
  readonly place: number
  readonly bytes: Buffer
}

export function bytesOf(document: DocumentJson): Buffer {
  return Buffer.from(canonicalJson(document))
}

/** [REV1] SHA-256 of the canonical JSON, hex: what a text is known by. */
export function contentHashOf(document: DocumentJson): string {
  return hashOf(bytesOf(document))
}

export function pack(bytes: Buffer, parent: PackedParent | null): PackedContent {
  const hash = hashOf(bytes)
  const lean = parent && parent.place + 1 < longestChain && parent.hash !== hash ? parent : null
  const packed = new Uint8Array(zstdCompressSync(bytes, lean ? { dictionary: lean.bytes } : {}))
  return { hash, packed, dictionary: lean?.hash ?? null, place: lean ? lean.place + 1 : 0, size: bytes.length }
}

/**
 * [REV3] The bytes of `hash`, unpacked with everything it leans on. Throws when `contents` lacks a part, or when the result
 * is not what its hash says: a damaged text must never be shown as what was approved.
 */
export function unpack(hash: string, contents: ReadonlyMap<string, PackedContent>): Buffer {
  const bytes = unpackUnchecked(hash, contents)
  if (hashOf(bytes) !== hash) throw new Error(`The stored content ${hash} is damaged: its hash differs.`)
  return bytes
}

function unpackUnchecked(hash: string, contents: ReadonlyMap<string, PackedContent>): Buffer {
  const content = contents.get(hash)
  if (!content) throw new Error(`The content ${hash} is not stored.`)
  const limit = { maxOutputLength: content.size }
  if (content.dictionary === null) return zstdDecompressSync(content.packed, limit)
  return zstdDecompressSync(content.packed, { ...limit, dictionary: unpackUnchecked(content.dictionary, contents) })
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
