import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'
import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { sha256 } from '../platform/sha256.ts'

/**
 * A text leans on the one before it, every 32nd in a line on the 32nd before it, and after 32 × 32 a line begins anew with a
 * whole one. So a text is reached by unpacking 62 others at most, and a line of a thousand holds one whole text; a smaller
 * step takes more bytes, a larger one more time.
 */
const step = 32
const longestLine = step * step
/** How many texts a read unpacks at most before the one it is for. */
export const deepest = 2 * (step - 1)

const compress = promisify(zstdCompress)
/** Higher levels gain 4 % here and take ten times as long. */
const level = { [constants.ZSTD_c_compressionLevel]: 9 }

export interface PackedContent {
  readonly hash: string
  /** Empty once the text was destroyed. */
  readonly packed: Uint8Array<ArrayBuffer>
  /** The content whose bytes are the dictionary. */
  readonly dictionary: string | null
  /** In its line; 0 for a whole one. */
  readonly place: number
  /** Bytes of the canonical JSON. */
  readonly size: number
}

export function bytesOf(document: DocumentJson): Buffer {
  return Buffer.from(canonicalJson(document))
}

/** [REV1] SHA-256 of the canonical JSON, hex: what a text is known by. */
export function contentHashOf(document: DocumentJson): string {
  return sha256(bytesOf(document))
}

/**
 * [REV3] Packs a text that follows `parent`, which stands in `contents` with everything it leans on. `known` keeps what was
 * unpacked for it, for others that lean on the same.
 */
export async function pack(
  bytes: Buffer,
  parent: string | null,
  contents: ReadonlyMap<string, PackedContent>,
  known?: Map<string, Buffer>,
): Promise<PackedContent> {
  const hash = sha256(bytes)
  const before = parent === null ? undefined : kept(contents.get(parent))
  const place = before ? (before.place + 1) % longestLine : 0
  const dictionary = before && place > 0 && before.hash !== hash ? leanOn(before, placeBefore(place), contents) : null
  return packOn(bytes, dictionary, place, contents, known)
}

/** Nothing can lean on a text that was destroyed. */
function kept(content: PackedContent | undefined): PackedContent | undefined {
  return content && content.packed.length > 0 ? content : undefined
}

/** Packs a text with another one as its dictionary; whole, at the start of a line, without one. */
export async function packOn(
  bytes: Buffer,
  dictionary: string | null,
  place: number,
  contents: ReadonlyMap<string, PackedContent>,
  known?: Map<string, Buffer>,
): Promise<PackedContent> {
  const lean = dictionary === null ? {} : { dictionary: unpack(dictionary, contents, known) }
  const packed = new Uint8Array(await compress(bytes, { params: level, ...lean }))
  return { hash: sha256(bytes), packed, dictionary, place: dictionary === null ? 0 : place, size: bytes.length }
}

/** The place of the text that one at `place` leans on: 1 before it, or 32. */
function placeBefore(place: number): number {
  return place % step === 0 ? place - step : place - 1
}

/** Follows a text's dictionaries down to `place`, or to where they end below it. */
function leanOn(from: PackedContent, place: number, contents: ReadonlyMap<string, PackedContent>): string {
  let found = from
  while (found.place > place && found.dictionary !== null) found = contentIn(contents, found.dictionary)
  return found.hash
}

/**
 * [REV3] The bytes of `hash`, unpacked with everything it leans on. Throws when `contents` lacks a part, or when the result
 * is not what its hash says: a damaged text must never be shown as what was approved. `known` keeps what was unpacked on the way
 * for others that lean on the same.
 */
export function unpack(
  hash: string,
  contents: ReadonlyMap<string, PackedContent>,
  known: Map<string, Buffer> = new Map(),
): Buffer {
  const line: PackedContent[] = []
  let bytes: Buffer | undefined
  for (let next: string | null = hash; next !== null && !bytes; next = line.at(-1)?.dictionary ?? null) {
    bytes = known.get(next)
    if (bytes) break
    const content = contentIn(contents, next)
    const above = line.at(-1)
    if (above && content.place >= above.place)
      throw new Error(`The stored content ${hash} is damaged: it leans on itself.`)
    if (content.packed.length === 0) throw new Error(`The text ${next} was destroyed.`)
    line.push(content)
  }
  for (const { hash: own, packed, size } of line.reverse()) {
    bytes = zstdDecompressSync(packed, { maxOutputLength: size, ...(bytes ? { dictionary: bytes } : {}) })
    known.set(own, bytes)
  }
  if (!bytes || sha256(bytes) !== hash) throw new Error(`The stored content ${hash} is damaged: its hash differs.`)
  return bytes
}

function contentIn(contents: ReadonlyMap<string, PackedContent>, hash: string): PackedContent {
  const content = contents.get(hash)
  if (!content) throw new Error(`The content ${hash} is not stored.`)
  return content
}
