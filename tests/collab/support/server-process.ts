import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

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

  async start(): Promise<void> {
    const script = fileURLToPath(new URL('serve.ts', import.meta.url))
    const child = spawn(process.execPath, [script, this.#databaseUrl, String(this.#port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}`)))
    const [line] = await Promise.race([once(child.stdout, 'data'), died])
    died.catch(() => {})
    this.#port = Number(String(line))
  }

  /** As a power cut would: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    this.#child = null
  }
}
