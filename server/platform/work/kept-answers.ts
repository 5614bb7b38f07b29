/** Bytes that a process keeps. */
export const mostKept = 32 * 1024 * 1024

/**
 * Answers that never change, by what they answer: bounded in bytes, the one not asked for longest forgotten first. Whoever asks
 * checks before that the one it answers may know.
 */
export class KeptAnswers {
  readonly #capacity: number
  readonly #kept: Map<string, Uint8Array[]> = new Map()
  readonly #coming: Map<string, Promise<Uint8Array[]>> = new Map()
  #bytes = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The answer that is kept, or that is being made already, or one made now. */
  get(key: string, make: () => Promise<Uint8Array[]>): Promise<Uint8Array[]> {
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return Promise.resolve(kept)
    }
    const coming = this.#coming.get(key)
    if (coming) return coming
    const making = make()
      .then(answer => {
        this.#keep(key, answer)
        return answer
      })
      .finally(() => this.#coming.delete(key))
    this.#coming.set(key, making)
    return making
  }

  #keep(key: string, answer: Uint8Array[]): void {
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

function sizeOf(answer: readonly Uint8Array[]): number {
  return answer.reduce((sum, part) => sum + part.byteLength, 0)
}
