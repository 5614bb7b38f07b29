import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { steadyPort } from './steady-port.ts'

/** A co-editing server in a process of its own, on a port it keeps over its deaths. */
export class ServerProcess {
  readonly #databaseUrl: string
  #port = 0
  #child: ChildProcess | null = null

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`
  }

  get port(): number {
    return this.#port
  }

  /** Where it does not run already. */
  async start(): Promise<void> {
    if (this.#child) return
    this.#port ||= await steadyPort()
    const script = fileURLToPath(new URL('serve.ts', import.meta.url))
    const child = spawn(process.execPath, [script, this.#databaseUrl, String(this.#port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}`)))
    await Promise.race([once(child.stdout, 'data'), died])
    died.catch(() => {})
  }

  /** As a power cut would: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child) return
    if (child.exitCode !== null) throw new Error(`The server had ended by itself, with ${child.exitCode}`)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    this.#child = null
  }

  /** Its connections stay open, and it does nothing until `thaw`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child?.kill('SIGCONT')
  }
}
