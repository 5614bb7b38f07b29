import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { diskFullSentence, StartFailure } from '../start-failure.ts'
import { findBinaries, processOptions } from './embedded-binaries.ts'
import type { EmbeddedHome } from './embedded-home.ts'
import { initialise } from './embedded-initialise.ts'
import { isPostmasterOf, pollPause, readPostmaster } from './postmaster.ts'

/** Starts PostgreSQL. Its port when it takes connections; null when it did not start for a reason that passes. */
export async function launch(home: EmbeddedHome, durable: boolean, deadline: number): Promise<number | null> {
  const binaries = await findBinaries(home)
  if (!existsSync(join(home.data, 'PG_VERSION'))) initialise(home, binaries, durable)
  const port = await choosePort(home.port)
  const child = spawnPostgres(binaries.postgres, home, ['-D', home.data, '-p', String(port), ...settings(durable)])
  if (await becomesReady(home, child, deadline)) {
    if (port !== home.port) home.rememberPort(port)
    return port
  }
  const output = readFileSync(home.log, 'utf8')
  if (!passes(output) && !isRunning(home)) throw explain(home, output)
  await pause(100)
  return null
}

function spawnPostgres(program: string, home: EmbeddedHome, parameters: string[]): ChildProcess {
  writeFileSync(home.log, '', { mode: 0o600 })
  const log = openSync(home.log, 'a')
  const child = spawn(program, parameters, {
    ...processOptions(home),
    // Its own process group: Ctrl-C must not reach it before the server has written what it holds.
    detached: true,
    // A file and no pipe, so that it outlives the server's sudden death. The fourth covers the channel to whoever started
    // the server: inherited, it would look as if the server lived on.
    stdio: ['ignore', log, log, log],
  })
  closeSync(log)
  child.once('error', error => writeFileSync(home.log, `FATAL: ${error.message}`))
  child.unref()
  return child
}

function settings(durable: boolean): string[] {
  const chosen = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Compiling costs more than the short queries of a wiki gain by it.
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function becomesReady(home: EmbeddedHome, child: ChildProcess, deadline: number): Promise<boolean> {
  let ended = child.pid === undefined
  child.once('exit', () => {
    ended = true
  })
  while (!ended && Date.now() < deadline) {
    const running = readPostmaster(home.data)
    if (running?.pid === child.pid && running?.ready) return true
    await pause(pollPause)
  }
  return false
}

/** Another start took the port or the data a moment ago, or the processes of a killed PostgreSQL are still ending. */
function passes(output: string): boolean {
  return /could not bind|lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(output)
}

function isRunning(home: EmbeddedHome): boolean {
  const running = readPostmaster(home.data)
  return running !== null && isPostmasterOf(home.data, running.pid)
}

function explain(home: EmbeddedHome, output: string): StartFailure {
  const reason = output.split('\n').findLast(line => /FATAL|PANIC|ERROR/.test(line)) ?? output.trim()
  return new StartFailure(
    diskFullSentence(output, home.home) ??
      `PostgreSQL did not start: ${reason.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')}. Its log is ${home.log}.`,
  )
}

/** The remembered port when it is free, else any. */
async function choosePort(remembered: number): Promise<number> {
  return (await probe(remembered)) ?? (await probe(0)) ?? 0
}

function probe(port: number): Promise<number | null> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
