import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@fieldword/server/platform/database/embedded.ts'
import { findBinaries, processOptions } from '@fieldword/server/platform/database/embedded-binaries.ts'
import { openHome } from '@fieldword/server/platform/database/embedded-home.ts'
import { migrate } from '@fieldword/server/platform/database/migrations.ts'
import { isPostmasterOf, pollPause, readPostmaster } from '@fieldword/server/platform/database/postmaster.ts'
import { temporaryPostgres } from '../../support/postgres.ts'
import { isFree, steadyPort } from './steady-port.ts'

/** A PostgreSQL that is this test's alone and writes as in production, to be killed, frozen, stopped and starved of space. */
export class OwnPostgres {
  readonly #directory: string
  readonly #postgres: EmbeddedPostgres

  private constructor(directory: string, postgres: EmbeddedPostgres) {
    this.#directory = directory
    this.#postgres = postgres
  }

  /** Running and migrated. */
  static async create(): Promise<OwnPostgres> {
    const directory = await temporaryPostgres()
    openHome(directory, true).rememberPort(await steadyPort())
    const postgres = await startEmbeddedPostgres({ directory })
    await migrate(postgres.url)
    return new OwnPostgres(directory, postgres)
  }

  /** The same over all its deaths. */
  get url(): string {
    return this.#postgres.url
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  /** Process ids of all that is running of it. */
  get processes(): number[] {
    return this.#processes()
  }

  async start(): Promise<void> {
    const { url } = await startEmbeddedPostgres({ directory: this.#directory })
    if (url !== this.url) throw new Error('Something else took the port of this PostgreSQL')
  }

  /** No file may grow past `bytes` from now on, as on a disk that is full. Stops it where it runs; `start` ends this. */
  async startWithin(bytes: number): Promise<void> {
    await this.stop()
    const home = openHome(this.#directory, true)
    const { postgres } = await findBinaries(home)
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
    const parameters = ['-D', home.data, '-p', String(home.port), ...settings.flatMap(setting => ['-c', setting])]
    // A limit of its own is the one full disk that anybody may make, on any system. The shell counts blocks of 512 bytes.
    const limited = ['-c', 'ulimit -f "$0" && exec "$@"', String(bytes / 512), postgres, ...parameters]
    const child = spawn('/bin/sh', limited, { ...processOptions(home), detached: true, stdio: 'ignore' })
    child.unref()
    while (!this.#running()?.ready) await pause(pollPause)
  }

  /** All of its processes at once, as a power cut or the kernel out of memory would. */
  async kill(): Promise<void> {
    for (const pid of this.#processes()) signal(pid, 'SIGKILL')
    await this.#ended()
  }

  /** As an operator would: what is committed is written, connections are ended. */
  async stop(): Promise<void> {
    const running = this.#running()
    if (running) signal(running.pid, 'SIGINT')
    await this.#ended()
  }

  /** Every connection stays open and is silent. */
  freeze(): void {
    for (const pid of this.#processes()) signal(pid, 'SIGSTOP')
  }

  thaw(): void {
    for (const pid of this.#processes()) signal(pid, 'SIGCONT')
  }

  async destroy(): Promise<void> {
    this.thaw()
    await this.#postgres.destroy()
  }

  get #data(): string {
    return join(dirname(this.#postgres.log), 'data')
  }

  #running() {
    const found = readPostmaster(this.#data)
    return found && isPostmasterOf(this.#data, found.pid) ? found : null
  }

  /** The postmaster first: it makes no more then. */
  #processes(): number[] {
    const running = this.#running()
    if (!running) return []
    const children = readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8')
    return [running.pid, ...children.split(' ').filter(Boolean).map(Number)]
  }

  /** A child that was being made while its parent was killed may hold the port a moment longer. */
  async #ended(): Promise<void> {
    while (this.#running() || !(await isFree(this.port))) await pause(pollPause)
  }
}

/** One that has ended by itself meanwhile needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
