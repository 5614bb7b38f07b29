import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'

/** Bytes that a process keeps. */
export const mostKept = 32 * 1024 * 1024
/** Bytes from which an answer is worth packing. */
const worthPacking = 4096
/** What was worked out says much of it twice: it packs well at any level. */
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const pack = promisify(zstdCompress)

/** In parts, of which only those that are asked for are read. */
export interface Answer {
  readonly parts: number
  /** The first is 0. */
  part(at: number): Uint8Array
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
  readonly #coming: Map<string, Promise<Answer>> = new Map()
  #bytes = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The answer that is kept, or that is being made already, or one made now. */
  get(key: string, make: () => Promise<readonly Uint8Array[]>): Promise<Answer> {
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return Promise.resolve(answerOf(kept))
    }
    const coming = this.#coming.get(key)
    if (coming) return coming
    const making = this.#make(key, make)
    this.#coming.set(key, making)
    making.catch(() => this.#coming.delete(key))
    return making
  }

  /** Nobody waits for the packing: whoever asks meanwhile has the answer as it was made. */
  async #make(key: string, make: () => Promise<readonly Uint8Array[]>): Promise<Answer> {
    const made: Kept = { parts: await make(), arePacked: false }
    if (sizeOf(made) < worthPacking) this.#keep(key, made)
    else
      void packed(made).then(
        kept => this.#keep(key, kept),
        () => this.#coming.delete(key),
      )
    return answerOf(made)
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

/** Beside the event loop. */
async function packed({ parts }: Kept): Promise<Kept> {
  return { parts: await Promise.all(parts.map(part => pack(part, level))), arePacked: true }
}

function answerOf({ parts, arePacked }: Kept): Answer {
  return {
    parts: parts.length,
    part(at) {
      const part = parts[at]
      if (!part) throw new RangeError(`An answer of ${parts.length} parts has none at ${at}`)
      return arePacked ? zstdDecompressSync(part) : part
    },
  }
}

function sizeOf({ parts }: Kept): number {
  return parts.reduce((sum, part) => sum + part.byteLength, 0)
}
