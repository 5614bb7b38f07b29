import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
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

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
