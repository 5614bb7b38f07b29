import { mkdtempSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '@fieldword/server/platform/database/postmaster.ts'

const variable = 'FIELDWORD_TEST_FILES'
const prefix = 'fieldword-files-'

/** One folder for all that the tests of this run put on the disk; what runs that were killed left is cleared. */
export async function makeTemporary(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  // PostgreSQL, which runs as another account for root, keeps its data in folders below.
  await chmod(folder, 0o711)
  process.env[variable] = folder
}

export async function dropTemporary(): Promise<void> {
  const folder = process.env[variable]
  if (folder) await rm(folder, { recursive: true, force: true })
}

/** A folder of its own, which goes with the run. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(process.env[variable] ?? tmpdir(), `${name}-`))
}
