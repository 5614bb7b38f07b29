import type { ImportWish } from '@fieldword/shared/transfer/contract.ts'
import { exportedHead } from '@fieldword/shared/transfer/exported.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { FileFault } from './faults.ts'
import { type ReadLine, type Run, readLine, runsOf } from './fieldword-lines.ts'
import { beginRestoring, noteProgress } from './import-commands.ts'
import type { JsonLine } from './lines.ts'
import { PageAdopter } from './page-adopter.ts'
import type { Receiver } from './receiver.ts'
import { wikiRestorer } from './wiki-restorer.ts'

/** What is written in one transaction, at most: so much is lost where it breaks off, and so long others wait for the tree. */
const mostLines = 100
const mostCharacters = 2_000_000

/** Told to stop: what was written is taken back. */
class Stopped extends Error {}

/** [TRF32] [TRF42] Brings in what a Fieldword took out: into an empty wiki all of it, into any other its pages. */
export class FieldwordImporter {
  readonly #platform: Platform
  readonly #importId: string
  readonly #wish: ImportWish
  readonly #bytesRead: () => number
  #receiver: Receiver | null = null
  #waiting: ReadLine[] = []
  #characters: number = 0
  #ended: boolean = false

  constructor(platform: Platform, { id, wish }: { id: string; wish: ImportWish }, bytesRead: () => number) {
    this.#platform = platform
    this.#importId = id
    this.#wish = wish
    this.#bytesRead = bytesRead
  }

  /** The source of all that follows, once its first line is read. */
  async begin(lines: AsyncIterator<JsonLine>): Promise<string> {
    const first = await lines.next()
    const head = exportedHead.safeParse(first.done ? null : first.value.value)
    if (!head.success) throw new FileFault('not-fieldword', { line: 1, byte: 0 })
    const site = `fieldword:${head.data.from}`
    const receiving = { platform: this.#platform, importId: this.#importId, site }
    const restores = await beginRestoring(this.#platform, this.#importId, site)
    this.#receiver = restores ? wikiRestorer : new PageAdopter({ ...receiving, wish: this.#wish })
    return site
  }

  /** False when a person told it to stop. */
  async store(line: JsonLine): Promise<boolean> {
    const read = readLine(line)
    if ('end' in read) this.#ended = true
    this.#waiting.push(read)
    this.#characters += line.characters
    return (this.#waiting.length < mostLines && this.#characters < mostCharacters) || this.flush()
  }

  /** Throws when the file ended before its last line. False when a person told it to stop. */
  async end(): Promise<boolean> {
    const goesOn = await this.flush()
    if (goesOn && !this.#ended) throw new FileFault('truncated')
    return goesOn
  }

  /** Writes what was read. False when a person told it to stop. */
  async flush(): Promise<boolean> {
    const lines = this.#waiting
    this.#waiting = []
    this.#characters = 0
    try {
      await this.#platform.database.inTransaction(tx => this.#write(tx, runsOf(lines)))
      return true
    } catch (error) {
      if (error instanceof Stopped) return false
      throw error
    }
  }

  async #write(tx: Tx, runs: readonly Run[]): Promise<void> {
    const all = { pages: 0, revisions: 0, known: 0, kept: 0 }
    for (const run of runs) {
      const taken = (await this.#receiver?.take(tx, run)) ?? {}
      for (const key of ['pages', 'revisions', 'known', 'kept'] as const) all[key] += taken[key] ?? 0
    }
    const progress = { bytesRead: this.#bytesRead(), ...all }
    if (!(await noteProgress(tx, this.#importId, this.#platform.clock(), progress))) throw new Stopped()
  }
}
