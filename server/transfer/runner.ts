import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '../platform/platform.ts'
import { dropFile } from './import-commands.ts'
import { findAbandoned } from './import-queries.ts'
import { sweepUploads } from './sweeping.ts'

const root = join(import.meta.dirname, '../..')
/** Milliseconds between two looks for imports that nobody works on. */
const pace = 30_000

/**
 * [TRF6] Works on imports whose file lies here, one after another, each in a process of its own: neither its memory nor its work is
 * felt by who reads and writes meanwhile.
 */
export class ImportRunner {
  readonly #platform: Platform
  readonly #timer: NodeJS.Timeout
  #child: ChildProcess | null = null
  #looking: Promise<void> = Promise.resolve()
  #closed: boolean = false

  constructor(platform: Platform) {
    this.#platform = platform
    this.#timer = setInterval(() => this.look(), pace)
    this.#timer.unref()
    this.#looking = sweepUploads(platform).catch(error => platform.log.error({ err: error }, 'uploads'))
    this.look()
  }

  /** Looks whether there is something to do. */
  look(): void {
    this.#looking = this.#looking
      .then(() => this.#next())
      .catch(error => this.#platform.log.error({ err: error }, 'imports'))
  }

  /** The import at hand is gone on with by the next start. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    const child = this.#child
    if (child && child.exitCode === null) {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    await this.#looking
  }

  async #next(): Promise<void> {
    while (!this.#closed) {
      const found = (await findAbandoned(this.#platform)).find(({ file }) => existsSync(file))
      if (!found || this.#closed) return
      await this.#work(found.id)
      // What broke off or was stopped can be gone on with; what is done needs its file no more.
      if (await dropFile(this.#platform, found.id)) await rm(found.file, { force: true })
    }
  }

  async #work(id: string): Promise<void> {
    const { config, database, log } = this.#platform
    const child = spawn(process.execPath, ['server/import.ts', '--resume', id], {
      cwd: root,
      env: {
        ...process.env,
        ...{ NODE_OPTIONS: '', DATABASE_URL: database.url, FIELDWORD_DIRECTORY: config.directory || undefined },
        ...{ PUBLIC_URL: config.publicUrl, SESSION_SECRET: config.sessionSecret },
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#child = child
    let said = ''
    child.stderr.on('data', chunk => {
      said = (said + chunk).slice(-4000)
    })
    const code = await new Promise(resolve => child.once('error', () => resolve(1)).once('close', resolve))
    if (code !== 0) log.warn({ import: id, code, said }, 'an import ended early')
  }
}
