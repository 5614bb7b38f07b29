import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '../platform/platform.ts'
import { filesOfImports } from './import-queries.ts'

/** Milliseconds after which nobody is sending a file any more. */
const longestSending = 24 * 60 * 60 * 1000

export function uploadsFolder({ config }: Pick<Platform, 'config'>): string {
  return join(config.directory, 'imports')
}

/** [TRF46] Deletes what is left of files whose sending broke off: no import is of them, and no process is left to delete them. */
export async function sweepUploads(platform: Platform): Promise<void> {
  const folder = uploadsFolder(platform)
  // Nothing was ever sent where there is none.
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return
  const wanted = await filesOfImports(
    platform.database.prisma,
    names.map(name => join(folder, name)),
  )
  const before = platform.clock().getTime() - longestSending
  for (const file of names.map(name => join(folder, name))) {
    if (!wanted.has(file) && (await stat(file)).mtimeMs < before) await rm(file, { force: true })
  }
}
