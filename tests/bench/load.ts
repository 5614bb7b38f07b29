import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import autocannon from 'autocannon'

export interface Subject {
  readonly child: ChildProcess
  readonly url: string
  /** Resolves when the process is gone, so that nothing it uses is taken away from under it. */
  stop(): Promise<void>
}

/** Starts a server in a process of its own and waits for its port. */
export async function start(file: string, ...args: string[]): Promise<Subject> {
  const child = fork(join(import.meta.dirname, file), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [port] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start`))),
  ])
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

export interface Load {
  /** Answers a second, on average over the run. */
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
  readonly failures: number
}

/** GETs one address as fast as it is answered, over 32 connections, for a bounded time in seconds. */
export async function load(url: string, seconds: number): Promise<Load> {
  const result = await autocannon({ url, connections: 32, duration: seconds })
  return {
    perSecond: Math.round(result.requests.average),
    p99: result.latency.p99,
    failures: result.errors + result.timeouts + result.non2xx,
  }
}

const oneConnection = new Agent({ keepAlive: true, maxSockets: 1 })

/**
 * Milliseconds until an answer to GET has come whole, over a connection that is kept, not compressed: so the peers were measured,
 * and unpacking is not the server's work. Throws when it is refused.
 */
export function timeToAnswer(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: oneConnection, headers }, response => {
      response.resume()
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - begun)
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    })
    asked.on('error', reject)
  })
}

/** What the machine gives just now: a fixed page of Express, asked for one after the other, with nothing behind it. */
export async function measureFloor(what: string, bytes: number): Promise<void> {
  const floor = await start('floor.ts', String(bytes))
  try {
    const times: number[] = []
    for (let turn = 0; turn < 2000; turn += 1) times.push(await timeToAnswer(floor.url, {}))
    console.log(`${what}: Express sending ${bytes} bytes: ${inMilliseconds(times.slice(-1000))}`)
  } finally {
    await floor.stop()
  }
}

/** "p50 6.1 ms, p99 12.0 ms" */
export function inMilliseconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
