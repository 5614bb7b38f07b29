/**
 * Something that is done beside everything else, by one at a time: whoever asks for it while it is done has it done once more
 * afterwards.
 */
export class Background {
  readonly #work: () => Promise<void>
  /** Told of what went wrong while it was not closed; the next who asks has it done again. */
  readonly #failed: (error: unknown) => void
  #working: Promise<void> | null = null
  #wanted: boolean = false
  #closed: boolean = false

  constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work
    this.#failed = failed
  }

  /** Work that takes long looks here whether to go on. */
  get closed(): boolean {
    return this.#closed
  }

  ask(): void {
    this.#wanted = true
    if (!this.#closed) this.#working ??= this.#run()
  }

  /** Resolves once nothing is left to do. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working
  }

  /** Begins nothing any more; `settled` says when what was begun has ended. */
  close(): void {
    this.#closed = true
  }

  async #run(): Promise<void> {
    try {
      while (this.#wanted && !this.#closed) {
        this.#wanted = false
        await this.#work()
      }
    } catch (error) {
      if (!this.#closed) this.#failed(error)
    } finally {
      this.#working = null
    }
  }
}
