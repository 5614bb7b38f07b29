import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './temporary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerProcess {
  url: string
  pid: number
  /** All it has written so far. */
  output(): string
  /** Resolves when its output has `text`; rejects when it ends before. */
  says(text: string): Promise<void>
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
  kill(signal: NodeJS.Signals): void
  /** What the end of its parent is to it. */
  disconnect(): void
}

const running = new Map<ChildProcess, Promise<number | string>>()

/** Starts the server as `npm start` does, set-up aside, with nothing in its environment but `settings`. */
export async function spawnServer(settings: NodeJS.Dict<string>): Promise<ServerProcess> {
  const port = settings.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PORT: port, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const heard = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    output += chunk
    for (const listener of heard) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = endOf(child)
  running.set(child, ended)
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => output,
    says: text =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text)) return
          heard.delete(look)
          resolve()
        }
        heard.add(look)
        void ended.then(code => reject(new Error(`The server ended with ${code} before it said “${text}”:\n${output}`)))
        look()
      }),
    ended,
    kill: signal => child.kill(signal),
    disconnect: () => child.disconnect(),
  }
}

/** For afterEach: ends what a failed test left. */
export async function endServers(): Promise<void> {
  for (const child of running.keys()) child.kill('SIGKILL')
  await Promise.all(running.values())
  running.clear()
}

/** When it is gone and all it wrote is read. Its event "close" would say so too, but never comes once disconnected. */
async function endOf(child: ChildProcess): Promise<number | string> {
  const [[code, signal]] = await Promise.all([
    once(child, 'exit'),
    ...[child.stdout, child.stderr].map(stream => stream && once(stream, 'end')),
  ])
  return code ?? signal
}

export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A directory for what a server keeps. */
export function freshDirectory(): string {
  return temporaryFolder('start')
}
