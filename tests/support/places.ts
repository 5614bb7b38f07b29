import { statfsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '@fieldword/server/platform/database/postmaster.ts'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
/** Bytes that a run takes there at most, with a good deal to spare. */
const room = 4 * 1024 ** 3

/** For what is gone after the run: a database is made of hundreds of files, which costs fifteen times as much on a disk. */
export function quickPlace(): string {
  return isRoomy(memory) && freemem() > 2 * room ? memory : tmpdir()
}

function isRoomy(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize > room
  } catch {
    return false
  }
}

/** What runs that were killed left behind under names that begin so and go on with the id of their process. */
export async function abandoned(prefix: string): Promise<string[]> {
  const names = await Promise.all(
    [...new Set([tmpdir(), memory])].map(async place => {
      const all = await readdir(place).catch(() => [])
      return all.filter(name => name.startsWith(prefix)).map(name => join(place, name))
    }),
  )
  return names.flat().filter(path => {
    const pid = Number.parseInt(path.slice(path.lastIndexOf(prefix) + prefix.length), 10)
    return !Number.isNaN(pid) && !isAlive(pid)
  })
}
