import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'
import { jsonBytes, ofJsonBytes } from './json-bytes.ts'

/** Bytes that a process keeps. */
export const mostKept = 32 * 1024 * 1024
/** Bytes from which an answer is worth packing. */
const worthPacking = 4096
/** What was worked out says much of it twice: it packs well at any level. */
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const pack = promisify(zstdCompress)

/** Part of an answer, of what JSON can say: as it was worked out here, or as another thread wrote it down. */
export type Made<Value> = { readonly value: Value } | { readonly bytes: Uint8Array }

/** In parts, of which only those that are asked for are read. */
export interface Answer<Value> {
  readonly parts: number
  /** The first is 0. */
  part(at: number): Value
}

interface Kept {
  readonly parts: readonly Uint8Array[]
  readonly arePacked: boolean
}

/**
 * Answers that never change, by what they answer: bounded in bytes, the one not asked for longest forgotten first. Whoever asks
 * checks before that the one it answers may know.
 */
export class KeptAnswers {
  readonly #capacity: number
  readonly #kept: Map<string, Kept> = new Map()
  readonly #coming: Map<string, Promise<Answer<unknown>>> = new Map()
  #bytes = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The answer that is kept, or that is being made already, or one made now. */
  get<Value>(key: string, make: () => Promise<readonly Made<Value>[]>): Promise<Answer<Value>> {
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return Promise.resolve(answerOf(kept.parts, part => ofJsonBytes<Value>(unpacked(part, kept))))
    }
    const coming = this.#coming.get(key)
    if (coming) return coming as Promise<Answer<Value>>
    const making = this.#make(key, make)
    this.#coming.set(key, making)
    making.catch(() => this.#coming.delete(key))
    return making
  }

  /** Nobody waits until it is written down and packed: whoever asks meanwhile has the answer as it was made. */
  async #make<Value>(key: string, make: () => Promise<readonly Made<Value>[]>): Promise<Answer<Value>> {
    const parts = await make()
    setImmediate(() => {
      keepable(parts).then(
        kept => this.#keep(key, kept),
        () => this.#coming.delete(key),
      )
    })
    return answerOf(parts, part => ('value' in part ? part.value : ofJsonBytes<Value>(part.bytes)))
  }

  #keep(key: string, answer: Kept): void {
    this.#coming.delete(key)
    const size = sizeOf(answer)
    if (size > this.#capacity / 4) return
    this.#kept.set(key, answer)
    this.#bytes += size
    for (const [oldest, forgotten] of this.#kept) {
      if (this.#bytes <= this.#capacity) return
      this.#kept.delete(oldest)
      this.#bytes -= sizeOf(forgotten)
    }
  }
}

/** Packed beside the event loop where it is long. */
async function keepable(made: readonly Made<unknown>[]): Promise<Kept> {
  const parts = made.map(part => ('value' in part ? jsonBytes(part.value) : part.bytes))
  const written: Kept = { parts, arePacked: false }
  if (sizeOf(written) < worthPacking) return written
  return { parts: await Promise.all(parts.map(part => pack(part, level))), arePacked: true }
}

function unpacked(part: Uint8Array, { arePacked }: Kept): Uint8Array {
  return arePacked ? zstdDecompressSync(part) : part
}

function answerOf<Part, Value>(parts: readonly Part[], read: (part: Part) => Value): Answer<Value> {
  return {
    parts: parts.length,
    part(at) {
      const part = parts[at]
      if (part === undefined) throw new RangeError(`An answer of ${parts.length} parts has none at ${at}`)
      return read(part)
    },
  }
}

function sizeOf({ parts }: Kept): number {
  return parts.reduce((sum, part) => sum + part.byteLength, 0)
}
