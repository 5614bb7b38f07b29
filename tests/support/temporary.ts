import { mkdtempSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { abandoned, quickPlace } from './places.ts'

const variable = 'FIELDWORD_TEST_FILES'
const prefix = 'fieldword-files-'

/** One folder for all files that the tests of this run make; what runs that were killed left is cleared. */
export async function makeTemporary(): Promise<void> {
  for (const left of await abandoned(prefix)) await rm(left, { recursive: true, force: true })
  const folder = await mkdtemp(join(quickPlace(), `${prefix}${process.pid}-`))
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
