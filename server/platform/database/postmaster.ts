import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds between two looks at a PostgreSQL that starts or stops; it has no event to wait for. */
export const pollPause = 20

/** What a running PostgreSQL writes about itself in its data directory. */
export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** From `postmaster.pid`; null when there is none, or it is not written to its end yet. */
export function readPostmaster(data: string): Postmaster | null {
  const lines = readIfThere(join(data, 'postmaster.pid')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process is the PostgreSQL of `data`, and not one that got its number after a crash. */
export function isPostmasterOf(data: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  // Where there is no /proc, PostgreSQL's own lock file decides.
  if (process.platform !== 'linux') return true
  return readIfThere(`/proc/${pid}/cmdline`).split('\0').includes(data)
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    // ESRCH: the process ended between opening its file and reading it.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return ''
    throw error
  }
}
