import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFullSentence, StartFailure } from '../start-failure.ts'
import { giveTo } from './embedded-account.ts'
import { type Binaries, processOptions } from './embedded-binaries.ts'
import type { EmbeddedHome } from './embedded-home.ts'
import { isAlive } from './postmaster.ts'

/** Made under another name, then renamed: a start cut off half-way leaves nothing that looks like a database. */
export function initialise(home: EmbeddedHome, binaries: Binaries, durable: boolean): void {
  clearAbandoned(home)
  const draft = join(home.home, `draft-${process.pid}`)
  mkdirSync(join(draft, 'data'), { recursive: true })
  try {
    writeFileSync(join(draft, 'password'), home.password, { mode: 0o600 })
    giveTo(home.account, draft)
    const made = runInitdb(home, binaries, draft, durable)
    if (made.status !== 0) throw explain(home, made)
    if (!existsSync(home.data)) renameSync(join(draft, 'data'), home.data)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function runInitdb(home: EmbeddedHome, binaries: Binaries, draft: string, durable: boolean) {
  // The locale of the C library serves only to tell letters apart; order and case come from PostgreSQL itself.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  return spawnSync(
    binaries.initdb,
    [
      `--pgdata=${join(draft, 'data')}`,
      '--username=fieldword',
      `--pwfile=${join(draft, 'password')}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...processOptions(home), encoding: 'utf8' },
  )
}

function explain(home: EmbeddedHome, made: SpawnSyncReturns<string>): StartFailure {
  const output = made.error?.message ?? made.stderr
  const reason = output.split('\n').find(line => /error|fatal/i.test(line)) ?? output
  return new StartFailure(
    diskFullSentence(output, home.home) ?? `PostgreSQL could not make its database in ${home.home}: ${reason.trim()}.`,
  )
}

function clearAbandoned(home: EmbeddedHome): void {
  for (const name of readdirSync(home.home)) {
    const pid = /^draft-(\d+)$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(home.home, name), { recursive: true })
  }
}
