import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time in one tick of /proc, on every Linux there is. */
const tick = 10

/** Milliseconds of processor time that processes have used, all their threads together. NaN where there is no /proc. */
export function processorTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + timeOf(pid), 0)
}

/** A process and those that it started. */
export function withChildren(pid: number): number[] {
  const parents = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? [Number(name)] : []))
  return [pid, ...parents.filter(other => fieldsOf(other)?.[1] === String(pid))]
}

/** Megabytes of memory that a process holds. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}

function timeOf(pid: number): number {
  const fields = fieldsOf(pid)
  return fields ? (Number(fields[11]) + Number(fields[12])) * tick : 0
}

/** What stands in `stat` after the name, which may hold anything. */
function fieldsOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
