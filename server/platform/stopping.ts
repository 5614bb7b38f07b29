type Closer = () => Promise<unknown>

/** Milliseconds an orderly stop may take; a container is killed after 30 s. */
const limit = 25_000

/** What was opened, to be closed in the opposite order, once. */
export class Closers {
  #closers: Closer[] = []
  #closing: boolean = false
  #starting: Promise<unknown> = Promise.resolve()

  get closing(): boolean {
    return this.#closing
  }

  /** Nothing is closed before the start has ended, for better or worse: what is half open cannot be closed. */
  during(start: Promise<void>): Promise<void> {
    this.#starting = start.catch(() => {})
    return start
  }

  /** For the start to ask between its steps. Throws once the process was told to end. */
  goOn(): void {
    if (this.#closing) throw new Error('told to end while starting')
  }

  add(closer: Closer): void {
    this.#closers.push(closer)
  }

  /** Closes all, even when some fail; then throws the first failure. */
  async closeAll(): Promise<void> {
    this.#closing = true
    await this.#starting
    const failures: unknown[] = []
    for (const close of this.#closers.splice(0).reverse()) {
      await close().catch(failure => failures.push(failure))
    }
    if (failures.length > 0) throw failures[0]
  }
}

/**
 * Ends the process in order when it is told to, or when the process that started it is gone. Told twice, it ends at
 * once: nothing that was said to be saved is lost by it.
 */
export function endWhenTold(closers: Closers): void {
  let told = false
  const end = () => {
    if (told) process.exit(1)
    told = true
    setTimeout(() => process.exit(1), limit).unref()
    closers.closeAll().then(
      () => process.exit(0),
      error => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGHUP', end)
  process.once('disconnect', () => {
    if (!told) end()
  })
}
