import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { freshDirectory } from '../support/server-process.ts'

export interface Measured {
  readonly code: number
  readonly seconds: number
  /** Seconds of processor time, which others on the machine do not stretch. */
  readonly processor: number
  /** Bytes of memory at the highest; 0 where Linux does not tell. */
  readonly peak: number
}

/** Runs one of our commands on a database in a process of its own, from its start to its end. */
export async function runMeasured(command: readonly string[], databaseUrl: string): Promise<Measured> {
  const begun = performance.now()
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, FIELDWORD_DIRECTORY: freshDirectory() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let [peak, processor] = [0, 0]
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0))
    processor = Math.max(processor, processorTimeOf(child.pid ?? 0))
  }, 50)
  const [code] = await once(child, 'exit')
  clearInterval(timer)
  return { code, seconds: (performance.now() - begun) / 1000, processor, peak }
}

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** 100 ticks a second, as Linux tells. */
function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}
